import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { expectF2, press, startWork, takeNext, talk } from './harness/workstation.ts';

test.use({ template: 'sample' });

test('a message is written, told once in the next call, and counted while it is told', async ({
  page,
  host,
  openWindow,
}) => {
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: '传达消息', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '传达消息' })).toBeVisible();
  await expect(page.getByText('没有符合条件的消息')).toBeVisible();

  await test.step('written for an area, with how many it reaches before it is saved', async () => {
    await page.getByRole('button', { name: '写消息' }).click();
    const dialog = page.getByRole('dialog', { name: '写消息' });
    await dialog.getByLabel('消息内容').fill('下周一起新品“黄鹤楼（硬）”到货，每户限 2 条。');
    await dialog.getByLabel('客户编码').fill('NIX-1, NIX-2');
    await expect(dialog.getByText('没有这些编码：NIX-1, NIX-2')).toBeVisible();
    await dialog.getByLabel('客户编码').fill('');
    await dialog.getByLabel('线路').click();
    for (const option of await page.locator('.ant-select-item-option').all()) await option.click();
    await page.keyboard.press('Escape');
    await expect(dialog.getByTestId('reach')).toContainText(/将传达给 [\d,]+ 户/);
    await checkAxe(page);
    await screenshot(page, 'messages-write-zh');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: '写消息' }).click();
    await dialog.getByLabel('消息内容').fill('12 月 1 日为元旦备货，订货日不变。');
    await dialog.getByLabel('所有客户').check();
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await expect(dialog).toBeHidden();
  });
  const row = page.locator('.ant-table-row').filter({ hasText: '新品' });
  await expect(row.getByRole('button', { name: /谁听过/ })).toHaveText(/^0 \/ [\d,]+/);

  const seat = await openWindow();
  const told = await test.step('told by keyboard, the focus back where it was', async () => {
    await startWork(seat, host);
    const name = await takeNext(seat);
    await expect(seat.getByTestId('to-convey')).toHaveText('2 条待传达');
    await screenshot(seat, 'workstation-messages-preview');
    await talk(seat);
    await press(seat, 'Control+F9');
    await seat.keyboard.press('1');
    await expect(seat.getByRole('checkbox', { name: /新品/ })).toBeChecked();
    await expect(seat.getByTestId('to-convey')).toHaveText('1 条待传达');
    await seat.keyboard.press('2');
    await expect(seat.getByText('都已传达')).toBeVisible();
    await seat.keyboard.press('2');
    await expect(seat.getByTestId('to-convey')).toHaveText('1 条待传达');
    await checkAxe(seat, ['.ws-grid', '.ws-queue']);
    await screenshot(seat, 'workstation-messages');
    await seat.keyboard.press('Escape');
    await expect(seat.locator('input[data-index="0"]')).toBeFocused();
    await seat.keyboard.press('F9');
    await expect(seat.getByText('还有 1 条消息未传达')).toBeVisible();
    await screenshot(seat, 'workstation-messages-result');
    await seat.keyboard.press('2');
    await expect(seat.getByRole('heading', { name: '为什么没有订货？' })).toBeVisible();
    await seat.keyboard.press('1');
    await expect(seat.getByTestId('result')).toContainText('未订货');
    await seat.keyboard.press('Control+Enter');
    await expectF2(seat, 'dial');
    await expect(seat.getByTestId('to-convey')).toHaveText('2 条待传达');
    return name;
  });

  await test.step('the supervisor sees it without asking, and by whom', async () => {
    const count = row.getByRole('button', { name: /谁听过/ });
    await expect(count).toHaveText(/^1 \/ [\d,]+/);
    await screenshot(page, 'messages-zh');
    await checkAxe(page);
    await count.click();
    const drawer = page.getByRole('dialog', { name: '谁听过' });
    await expect(drawer.getByText(told)).toBeVisible();
    await screenshot(page, 'messages-people-zh');
    await drawer.getByText(/^未传达/).click();
    await expect(drawer.getByText(told)).toBeHidden();
    await checkAxe(page);
    await drawer.getByRole('button', { name: '关闭' }).click();
  });

  await test.step('heard by somebody: only its days change; withdrawn, it leaves the call in hand', async () => {
    await row.getByRole('button', { name: /修\s*改|编\s*辑/ }).click();
    const dates = page.getByRole('dialog', { name: '改起止日期' });
    await expect(dates.getByText('已有客户听过')).toBeVisible();
    await dates.getByRole('button', { name: /取\s*消/ }).click();
    await row.getByRole('button', { name: /撤\s*回/ }).click();
    await page
      .locator('.ant-modal-confirm')
      .getByRole('button', { name: /撤\s*回/ })
      .click();
    await expect(row).toContainText('已撤回');
    await expect(seat.getByTestId('to-convey')).toHaveText('1 条待传达');
  });
});
