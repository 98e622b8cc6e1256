import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { TEST_DATE } from './harness/template.ts';
import { expectF2, press, startWork, takeNext, talk } from './harness/workstation.ts';

test.use({ template: 'sample' });

interface Line {
  readonly customerCode: string;
  readonly customerName: string;
}

test('an owner of three shops is dialed once, and the shops follow each other on the line', async ({
  page,
  host,
  openWindow,
}) => {
  await startWork(page, host);
  const listed = await host.cli(['queue', 'list', '--date', TEST_DATE, '--limit', '3', '--json']);
  const shops = (JSON.parse(listed.stdout) as { tasks: Line[] }).tasks;
  const file = join(host.dataDir, 'owners.csv');
  const rows = shops.map(({ customerCode, customerName }) => `${customerCode},${customerName},L-88`);
  writeFileSync(file, ['客户编码,客户名称,老板编号', ...rows].join('\n'));
  const imported = await host.cli(['import', 'customers', file, '--json']);
  expect(imported.exitCode, imported.stderr).toBe(0);

  await takeNext(page);
  await expect(page.getByTestId('shops')).toHaveText('同店主 1/3');
  await talk(page);
  await expect(page.getByTestId('next-shop')).toBeHidden();
  await page.keyboard.press('F9');
  await page.keyboard.press('2');
  await page.keyboard.press('1');
  await expect(page.getByTestId('next-shop')).toContainText(shops[1]?.customerName ?? '');
  await screenshot(page, 'next-shop');
  await checkAxe(page);

  await test.step('F2 goes on without dialing, in the next shop’s order', async () => {
    await page.keyboard.press('F2');
    await expectF2(page, 'end');
    await expect(page.getByTestId('customer-name')).toHaveText(shops[1]?.customerName ?? '');
    await expect(page.getByTestId('shops')).toHaveText('同店主 2/3');
    await expect(page.locator('input[data-index="0"]')).toBeFocused();
    await page.getByRole('tab', { name: '本次呼叫' }).click();
    await expect(page.getByText('同一店主正在通话', { exact: true })).toBeVisible();
  });

  await test.step('the conversation ends, and the last shop is dialed on its own', async () => {
    await page.keyboard.press('F9');
    await page.keyboard.press('7');
    await expect(page.getByTestId('next-shop')).toContainText(shops[2]?.customerName ?? '');
    await page.keyboard.press('Control+Enter');
    await expectF2(page, 'next');
    await page.keyboard.press('F2');
    await expectF2(page, 'dial');
    await expect(page.getByTestId('customer-name')).toHaveText(shops[2]?.customerName ?? '');
    await expect(page.getByTestId('shops')).toBeHidden();
  });

  await test.step('what is held back is counted, each reason a click to its customers', async () => {
    await page.keyboard.press('F9');
    await page.keyboard.press('3');
    await expectF2(page, 'next');
    await page.keyboard.press('Control+Enter');
    await expectF2(page, 'dial');
    await page.getByRole('button', { name: /为什么/ }).click();
    await page.getByRole('button', { name: '等待再次呼叫' }).click();
    const held = page.getByRole('list', { name: '等待再次呼叫' });
    await expect(held).toContainText(shops[2]?.customerName ?? '');
    await expect(held).toContainText(/到 \d\d:\d\d，上次无人接听/);
    await screenshot(page, 'dry-workstation');
    await checkAxe(page);
  });

  await test.step('a lead sees the same of the whole team and of any seat', async () => {
    const lead = await openWindow();
    await signIn(lead, 'supervisor');
    await lead.goto(new URL('/supervision', lead.url()).href);
    await lead.getByRole('tab', { name: '为何不能呼叫' }).click();
    await lead.getByRole('button', { name: /等待再次呼叫/ }).click();
    await expect(lead.getByText(/上次无人接听/)).toBeVisible();
    await lead.getByRole('button', { name: /座席正在处理/ }).click();
    await expect(lead.getByText(/座席 S01/)).toBeVisible();
    await screenshot(lead, 'dry-live');
    await checkAxe(lead);
  });
});

test('a lead marks an operator absent, sees where the calls went, and takes them back', async ({
  page,
  host,
  openWindow,
}) => {
  await host.cli(['queue', 'build', '--date', TEST_DATE]);
  await signIn(page, 'supervisor');
  await page.goto(new URL('/supervision', page.url()).href);
  await page.getByRole('button', { name: '改派任务' }).click();
  const dialog = page.getByRole('dialog');
  const rows = dialog.getByRole('checkbox');
  await expect(rows.nth(3)).toBeVisible();
  for (const at of [1, 2, 3]) await rows.nth(at).check();
  await dialog.getByLabel('改派给').click();
  await page.locator('.ant-select-item-option').filter({ hasText: 'S02' }).last().click();
  await dialog.getByRole('button', { name: '改派 3 个' }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: '缺勤' }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByText('没有人缺勤')).toBeVisible();
  await drawer.getByRole('button', { name: '标记缺勤' }).click();
  await expect(drawer.getByText('请填写：原因')).toBeVisible();
  await drawer.getByLabel('人员').click();
  await page.keyboard.type('op02');
  await page.keyboard.press('Enter');
  await drawer.getByLabel('按负荷分给班组').check();
  await drawer.getByLabel('原因').fill('病假');
  await page.keyboard.press('Enter');
  const absence = drawer.getByTestId('absence');
  await expect(absence).toContainText('缺勤中');
  await expect(absence).toContainText('已转出 3 个任务');
  await screenshot(page, 'absences');
  await checkAxe(page);
  await absence.getByRole('button', { name: /撤销/ }).click();
  await expect(page.getByText(/3 个任务还给/)).toBeVisible();
  await expect(absence).toContainText('已撤销');

  await test.step('who signs in to the seat all the same is asked, and ends the absence by one key', async () => {
    await drawer.getByLabel('人员').click();
    await page.keyboard.type('op02');
    await page.keyboard.press('Enter');
    await drawer.getByLabel('原因').fill('病假');
    await page.keyboard.press('Enter');
    await expect(drawer.getByText('缺勤中')).toBeVisible();
    const seat = await openWindow();
    await signIn(seat, 'op02');
    await press(seat, 'F2');
    await expect(seat.getByRole('heading', { name: '您今天被标记为缺勤，恢复工作？' })).toBeVisible();
    await expect(seat.getByRole('button', { name: /已回岗/ })).toBeFocused();
    await screenshot(seat, 'back-at-work');
    await checkAxe(seat);
    await seat.keyboard.press('1');
    await expect(seat.getByText('缺勤已结束，新任务仍归您。')).toBeVisible();
    await expect(drawer.getByText('缺勤中')).toBeHidden();
  });
});

test('the retry table shows its defaults, keeps what differs and goes back to them', async ({ page }) => {
  await signIn(page, 'admin');
  await page.goto(new URL('/settings', page.url()).href);
  const busy = page.getByRole('row').filter({ hasText: '占线' });
  await expect(busy).toContainText('默认');
  await busy.getByLabel('占线: 等待（分钟）').fill('5000');
  await expect(page.getByText('占线：请填 0 到 1440 的整数')).toBeVisible();
  await busy.getByLabel('占线: 等待（分钟）').fill('5');
  await busy.getByLabel('占线: 换下一个号码').check();
  await expect(busy).toContainText('默认：10 分钟，每天 3 次');
  await page.getByRole('button', { name: '保存重呼规则' }).click();
  await expect(page.getByText('已保存').first()).toBeVisible();
  await page.reload();
  await expect(busy.getByLabel('占线: 等待（分钟）')).toHaveValue('5');
  await busy.scrollIntoViewIfNeeded();
  await screenshot(page, 'retry-table');
  await checkAxe(page);
  await page.getByRole('button', { name: '恢复默认：占线' }).click();
  await expect(busy.getByLabel('占线: 等待（分钟）')).toHaveValue('10');
});
