import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { expectF2, expectSaved, startWork, takeNext, talk } from './harness/workstation.ts';

const NOTE = '=1+1 下周补货，"先打电话"';

const figure = (page: Page, name: string) =>
  page
    .locator('.live-figures .figure')
    .filter({ has: page.getByRole('button', { name, exact: true }) })
    .locator('.figure-value');
const queueState = (page: Page, state: string) => page.locator(`.queue-state[data-state="${state}"] strong`);
const open = (page: Page, path: string) => page.goto(new URL(path, page.url()).href);

/** Order what is suggested, read back, submit. */
async function order(op: Page): Promise<void> {
  await op.keyboard.press('F4');
  await expectSaved(op);
  await op.keyboard.press('F8');
  await expect(op.getByTestId('read-back')).toBeVisible();
  await op.keyboard.press('Enter');
  await expect(op.getByTestId('result')).toContainText('已订货');
}

test.use({ template: 'sample' });

test('the lead sees counts move while an operator works in another window, and repairs the queue', async ({
  page,
  host,
  openWindow,
}) => {
  await signIn(page, 'supervisor');
  await open(page, '/supervision');
  await expect(page.getByText('今天的外呼队列还没有生成')).toBeVisible();
  const op = await openWindow();
  await startWork(op, host);
  const seat = page.getByRole('row').filter({ hasText: 'S01' });
  await expect(seat.getByText('就绪')).toBeVisible();
  const free = Number(await queueState(page, 'free').innerText());
  expect(free).toBeGreaterThan(10);
  await expect(figure(page, '订单')).toHaveText('0');

  await test.step('a call is taken, talked and ordered', async () => {
    const customer = await takeNext(op);
    await expect(queueState(page, 'held')).toHaveText('1');
    await expect(queueState(page, 'free')).toHaveText(String(free - 1));
    await expect(seat.getByText('预览')).toBeVisible();
    const link = seat.getByRole('link', { name: customer });
    await link.press('Enter');
    await expect(page.getByRole('article', { name: customer })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(link).toBeFocused();
    await talk(op);
    await expect(seat.getByText('通话中')).toBeVisible();
    await order(op);
    await expect(figure(page, '订单')).toHaveText('1');
    await op.keyboard.press('F2');
    await expectF2(op, 'next');
    await expect(seat.getByText('整理')).toBeVisible();
    await screenshot(page, 'live');
    await checkAxe(page);
  });

  await test.step('wrap-up ends: done counts up, the next is held', async () => {
    await op.keyboard.press('Control+Enter');
    await expect(queueState(page, 'done')).toHaveText('1');
    await expect(seat.getByText('预览')).toBeVisible();
    await page.getByRole('link', { name: '已完成 1', exact: true }).press('Enter');
    await expect(page.locator('.queue-rows .ant-table-row')).toHaveCount(1);
    await page.goBack();
    const free = Number(await queueState(page, 'free').innerText());
    await page.getByRole('link', { name: `可外呼 ${free}`, exact: true }).press('Enter');
    await expect(page.getByRole('radio', { name: `可外呼 ${free}` })).toBeChecked();
    await expect(page.locator('.queue-rows .ant-table-row').filter({ hasText: '可外呼' })).not.toHaveCount(0);
    await expect(page.locator('.queue-rows .ant-table-row').filter({ hasNotText: '可外呼' })).toHaveCount(0);
    await screenshot(page, 'queue-free');
    await page.goBack();
    const orders = figure(page, '订单').getByRole('link');
    await expect(orders).toHaveText('1');
    await orders.press('Enter');
    await expect(page.locator('.call-log-totals')).toContainText(/订单\s*1/);
    await page.goBack();
    await seat.getByRole('link', { name: /订单 1：今天的呼叫记录$/ }).press('Enter');
    await expect(page).toHaveURL(/operator=.*counted=ordered/);
    await expect(page.locator('.call-log-totals')).toContainText(/订单\s*1/);
    await page.goBack();
    await expect(figure(page, '接通率')).toHaveText('100.0%');
    await expect(figure(page, '订货率（接通）')).toHaveText('100.0%');
  });

  await test.step('a figure shows its formula', async () => {
    await page.getByRole('button', { name: '完成率' }).focus();
    await expect(page.getByRole('tooltip')).toContainText('÷ 应订客户');
    await page.getByRole('button', { name: '完成率' }).blur();
    await expect(page.getByRole('tooltip')).toBeHidden();
  });

  await test.step('a held call is released', async () => {
    const release = seat.getByRole('button', { name: /释放/ });
    const sure = page.getByRole('tooltip').getByRole('button', { name: '释放' });
    await release.press('Enter');
    await expect(sure).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(sure).toHaveCount(0);
    await expect(release).toBeFocused();
    await release.press('Enter');
    await expect(sure).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(queueState(page, 'held')).toHaveText('0');
  });

  await test.step('two calls are given to another operator', async () => {
    await page.getByRole('button', { name: '改派任务' }).click();
    const dialog = page.getByRole('dialog');
    const rows = dialog.getByRole('checkbox');
    await expect(rows.nth(2)).toBeVisible();
    await rows.nth(1).check();
    await rows.nth(2).check();
    await dialog.getByLabel('改派给').click();
    await page
      .getByRole('option')
      .or(page.locator('.ant-select-item-option'))
      .filter({ hasText: 'S02' })
      .last()
      .click();
    await dialog.getByLabel('原因').fill('孙春请假');
    await screenshot(page, 'live-reassign');
    await checkAxe(page);
    await dialog.getByRole('button', { name: '改派 2 个' }).click();
    await expect(page.getByText(/已改派 2 个任务/)).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: 'S02' }).getByRole('button', { name: /改派/ })).toBeVisible();
  });

  await test.step('what was given away is taken back, and another lead’s decision is told', async () => {
    const move = page.getByTestId('recent-move').first();
    await expect(move).toContainText('孙春请假');
    await expect(move).toContainText(/改派了 2 个任务/);
    await move.getByRole('button', { name: /撤销/ }).click();
    await expect(page.getByText('2 个任务已还原。')).toBeVisible();
    await expect(move).toContainText(/已由.*撤销/);
  });

  await test.step('the lead writes to the seats while the operator types an order', async () => {
    await op.keyboard.press('F2');
    await expectF2(op, 'dial');
    const field = op.locator('input[data-index="1"]');
    await field.focus();
    await op.keyboard.type('1');
    await page.getByRole('button', { name: '座席通知' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('内容（一行）').fill('<b>07 线</b> 11:00 截单');
    await page.keyboard.press('Enter');
    const told = op.getByTestId('broadcast');
    await expect(told).toContainText('<b>07 线</b> 11:00 截单');
    await expect(field).toBeFocused();
    await op.keyboard.type('2');
    await expect(field).toHaveValue('12');
    await screenshot(op, 'broadcast-workstation');
    await checkAxe(op);
    await op.reload();
    await expect(told).toBeVisible();
    await op.keyboard.press('Control+Shift+ArrowUp');
    await expect(told).toHaveCount(0);
    await expect(drawer.getByTestId('broadcast')).toContainText(/人中 1 人已读/);
    await screenshot(page, 'broadcast-lead');
    await checkAxe(page);
    await drawer.getByLabel('内容（一行）').fill('12:00 截单');
    await page.keyboard.press('Enter');
    await expect(told).toContainText('12:00 截单');
    const newest = drawer.getByTestId('broadcast').filter({ hasText: '12:00 截单' });
    await newest.getByRole('button', { name: '撤回' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '撤回' }).click();
    await expect(told).toHaveCount(0);
    await expect(newest).toContainText(/已由.*撤回/);
    await drawer.getByRole('button', { name: '关闭' }).click();
  });

  await test.step('a route that ends too late says by how much, and who could help', async () => {
    await page.getByRole('button', { name: '改派任务' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').first().check();
    await dialog.getByLabel('改派给').click();
    await page.locator('.ant-select-item-option').filter({ hasText: 'S02' }).last().click();
    await dialog.getByRole('button', { name: /^改派 \d+ 个/ }).click();
    await expect(page.getByText(/个任务无人呼/).first()).toBeVisible();
    await page
      .getByRole('button', { name: /谁能帮忙/ })
      .first()
      .click();
    await expect(dialog.getByTestId('proposal')).toContainText(/→.*预计 \d\d:\d\d 完成/);
    await screenshot(page, 'live-proposal');
    await checkAxe(page);
    await dialog.getByRole('button', { name: /^改派 \d+ 个/ }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('who was not reached is listed', async () => {
    await expectF2(op, 'dial');
    await op.keyboard.press('F9');
    await op.keyboard.press('3');
    await expect(op.getByTestId('result')).toContainText('无人接听');
    await op.keyboard.press('Control+Enter');
    await page.getByRole('tab', { name: '未接通客户' }).click();
    await expect(page.getByRole('cell', { name: /无人接听/ })).toBeVisible();
    await screenshot(page, 'live-unreached');
    await checkAxe(page);
  });

  await test.step('every act is in the audit log, whose chain is whole', async () => {
    await open(page, '/audit');
    await page.getByRole('button', { name: '立即检查' }).click();
    await expect(page.getByText(/日志完整/)).toBeVisible();
    const reassigned = page.getByRole('row').filter({ hasText: '孙春请假' });
    await expect(reassigned).toContainText('改派任务');
    await reassigned.click();
    const drawer = page.getByRole('dialog', { name: /^第 \d+ 条$/ });
    await expect(drawer.getByRole('table')).toContainText('之后');
    await screenshot(page, 'audit');
    await checkAxe(page);
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    await page.getByLabel('内容中的文字').fill('请假');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/words=/);
    await expect(reassigned).toBeVisible();
    await page.getByLabel('内容中的文字').fill('没有这样的字');
    await page.keyboard.press('Enter');
    await expect(page.getByText('没有符合条件的记录。')).toBeVisible();
    await page.getByRole('button', { name: '清除条件' }).click();
    await expect(reassigned).toBeVisible();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '存为 CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('审计日志.csv');
    await page.getByRole('button', { name: '归档 0 个' }).click();
    await expect(page.getByText('全部记录都在数据库中')).toBeVisible();
    await checkAxe(page);
  });
});

test('a supervisor filters the call log and takes it away as a spreadsheet file', async ({
  page,
  host,
  openWindow,
}) => {
  const op = await openWindow();
  await startWork(op, host);
  const customer = await takeNext(op);
  await talk(op);
  await op.getByRole('tab', { name: '本次呼叫' }).click();
  await op.getByLabel('这通呼叫的备注（可不填）').fill(NOTE);
  await op.locator('input[data-index="0"]').focus();
  await order(op);
  await op.keyboard.press('F2');
  await expectF2(op, 'next');
  await op.keyboard.press('Control+Enter');
  await expectF2(op, 'dial');

  await signIn(page, 'supervisor');
  await open(page, '/calls');
  await expect(page.getByRole('cell', { name: customer }).or(page.getByText(customer))).toBeVisible();
  await expect(page.getByRole('status')).toContainText('共 1 行');
  await screenshot(page, 'call-log');
  await checkAxe(page);

  await test.step('a row leads to its call, and that to its order', async () => {
    await page.getByRole('grid', { name: '呼叫记录' }).focus();
    await page.keyboard.press('Enter');
    const call = page.getByRole('article', { name: '呼叫详情' });
    await expect(call.getByText(NOTE)).toBeVisible();
    await screenshot(page, 'call-log-call');
    await checkAxe(page);
    const number = call.locator('section').getByRole('button');
    const shown = page.getByRole('article', { name: await number.innerText() });
    await number.click();
    await expect(shown).toContainText(customer);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(shown).toBeHidden();
    await expect(call).toBeHidden();
    await expect(page.getByRole('grid', { name: '呼叫记录' })).toBeFocused();
  });

  await test.step('filter and columns are kept under a name, a period by its name', async () => {
    await open(page, '/calls?period=thisMonth&order=yes');
    await page.getByRole('button', { name: '显示列' }).click();
    await page.getByRole('checkbox', { name: '备注' }).uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '保存这个列表' }).click();
    const saving = page.getByRole('dialog', { name: '保存现在显示的列表' });
    await saving.getByRole('textbox', { name: '名称' }).fill('本月订单');
    await page.keyboard.press('Enter');
    await expect(saving).toBeHidden();
    await open(page, '/calls');
    await page.getByRole('button', { name: '显示列' }).click();
    await page.getByRole('button', { name: '恢复默认列' }).click();
    await expect(page.getByRole('columnheader', { name: '备注' })).toHaveCount(1);
    await page.getByRole('combobox', { name: '已存列表' }).click();
    await expect(page.locator('.ant-select-item-option').filter({ hasText: '本月订单' })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\?period=thisMonth&order=yes$/);
    await expect(page.getByRole('columnheader', { name: '备注' })).toHaveCount(0);
    await page.getByRole('button', { name: '显示列' }).click();
    await page.getByRole('button', { name: '恢复默认列' }).click();
  });

  await test.step('dates that run backwards get a sentence', async () => {
    await open(page, '/calls?from=2026-11-30&to=2026-11-01');
    await expect(page.getByRole('alert')).toContainText('请对调两个日期');
    await screenshot(page, 'call-log-backwards');
    await open(page, '/calls');
  });

  await test.step('a filter that matches nothing says so, and its file would be a header', async () => {
    await page.getByLabel('号码或尾号（至少 4 位）').fill('0000');
    await page.keyboard.press('Enter');
    await expect(page.getByText('这个范围内没有呼叫记录。')).toBeVisible();
    await page.getByRole('button', { name: '导出' }).click();
    await expect(page.getByText('文件将只有表头')).toBeVisible();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: '关闭' })
      .or(page.locator('.ant-modal-close'))
      .first()
      .click();
    await page.getByRole('button', { name: '清除条件' }).click();
    await expect(page.getByRole('status').first()).toContainText('共 1 行');
  });

  await test.step('the file is what the log shows, to the byte', async () => {
    await page.getByRole('button', { name: '导出' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('将导出 1 行。')).toBeVisible();
    await dialog.getByRole('radio', { name: 'CSV（UTF-8）' }).check();
    await dialog.getByRole('button', { name: '开始导出' }).click();
    const download = dialog.getByRole('button', { name: '下载' });
    await expect(download).toBeEnabled();
    await screenshot(page, 'call-log-export');
    await checkAxe(page);
    const [taken] = await Promise.all([page.waitForEvent('download'), download.click()]);
    expect(taken.suggestedFilename()).toBe('呼叫记录_2026-11-23.csv');
    const bytes = readFileSync(await taken.path());
    await expect(dialog.getByText(createHash('sha256').update(bytes).digest('hex'))).toBeVisible();
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header, line, end] = bytes.subarray(3).toString('utf8').split('\r\n');
    expect(header?.startsWith('"开始时间","方向","座席","座席员","客户编码","客户名称","号码","呼叫结果"')).toBe(true);
    expect(line).toMatch(/^2026-11-23 \d\d:\d\d:\d\d,"呼出","S01",/);
    expect(line).toContain(`"${customer}"`);
    expect(line?.endsWith(`,"'=1+1 下周补货，""先打电话"""`)).toBe(true);
    expect(end).toBe('');
  });
});

test('the live page, the call log and the audit log stand in both languages and both looks', async ({
  page,
  openWindow,
}) => {
  const dark = await openWindow({ colorScheme: 'dark', locale: 'en-GB' });
  await signIn(page, 'supervisor');
  await signIn(dark, 'supervisor');
  for (const [path, name, title] of [
    ['/supervision', 'live', 'Live view'],
    ['/calls', 'call-log', 'Call log'],
    ['/audit', 'audit', 'Audit log'],
  ] as const) {
    await open(dark, path);
    await expect(dark.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(dark.locator('.ant-skeleton')).toHaveCount(0);
    await screenshot(dark, `${name}-dark-en`);
    await checkAxe(dark);
  }
});

test('an operator sees own calls only, numbers masked, and may not export', async ({ page }) => {
  await signIn(page, 'op01');
  await open(page, '/calls');
  await expect(page.getByText('号码中间几位已隐藏')).toBeVisible();
  await expect(page.getByRole('button', { name: '导出' })).toHaveCount(0);
  await expect(page.getByLabel('座席员')).toHaveCount(0);
});
