import type { Page } from 'playwright/test';
import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { putCalls } from './harness/put-calls.ts';
import { TEST_NOW_MS } from './harness/template.ts';

test.use({ template: 'sample' });
test.beforeEach(({ host }) => putCalls(host.dataDir, TEST_NOW_MS));

const YESTERDAY = '2026-11-22';
const REMARK = '两户要求晚点打\n已改约';
const open = (page: Page, path: string) => page.goto(new URL(path, page.url()).href);
const follow = (page: Page, name: RegExp) => page.getByRole('navigation').getByRole('link', { name }).click();
const tile = (page: Page, name: string) => page.locator(`[data-tile="${name}"] .figure-value`);

test('an operator writes about the day, the lead answers; notes pass from shift to shift', async ({
  page: op,
  openWindow,
}) => {
  await signIn(op, 'op01');
  await open(op, `/work-log?date=${YESTERDAY}`);
  const remark = op.getByRole('textbox', { name: '写给班长的备注' });
  await expect(remark).toBeVisible();
  const calls = await tile(op, 'calls').innerText();

  await test.step('from day to day by key: quick presses all count, and the focus stays', async () => {
    const [back, forth] = [op.getByRole('button', { name: '前一天' }), op.getByRole('button', { name: '后一天' })];
    for (const button of [back, back, forth, forth]) await button.press('Enter');
    await expect(forth).toBeFocused();
    await expect(op).toHaveURL(new RegExp(`date=${YESTERDAY}`));
    await expect(tile(op, 'calls')).toHaveText(calls);
  });

  await test.step('the day is compiled: figures with formulas, the strip as a table, what was done', async () => {
    expect(Number(calls)).toBeGreaterThan(5);
    await expect(op.getByRole('img', { name: /座席状态，共 3 段/ })).toBeVisible();
    await op.getByText('逐段列表').click();
    await expect(op.getByRole('table', { name: '当天时间条' }).getByRole('row')).toHaveCount(4);
    await op.getByRole('button', { name: '利用率' }).focus();
    await expect(op.getByRole('tooltip')).toContainText('利用率 = 忙碌');
    await remark.focus();
    const done = op.getByRole('table', { name: '做了什么' });
    await op.getByText('呼叫', { exact: true }).last().click();
    await expect(done.getByRole('row')).toHaveCount(Number(calls) + 1);
    await done
      .getByRole('button', { name: /^打开 .* 的呼叫/ })
      .first()
      .click();
    const call = op.getByRole('article', { name: '呼叫详情' });
    await expect(call).toBeVisible();
    await op.keyboard.press('Escape');
    await expect(call).toBeHidden();
  });

  await test.step('a remark is saved by key, and kept while it is typed', async () => {
    await remark.fill(REMARK);
    await op.keyboard.press('Control+Enter');
    await expect(op.locator('[data-saved="true"]')).toContainText('班长未读');
    await checkAxe(op);
    await screenshot(op, 'work-log-own');
  });

  await test.step('written in two windows it keeps both texts, or the one that is chosen', async () => {
    const second = await openWindow();
    await signIn(second, 'op01');
    await open(second, `/work-log?date=${YESTERDAY}`);
    const other = second.getByRole('textbox', { name: '写给班长的备注' });
    await expect(other).toHaveValue(REMARK);
    // Whatever the machine's pace, the second window's text is stored before that of the first.
    let letGo: () => void = () => undefined;
    const stored = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await op.route('**/api/workLog.saveRemark*', (route) => stored.then(() => route.continue()));
    await remark.fill(`${REMARK}\n这一窗口`);
    await other.fill(`${REMARK}\n另一窗口`);
    await second.keyboard.press('Control+Enter');
    await expect(second.locator('[data-saved="true"]')).toContainText('班长未读');
    letGo();
    await expect(op.getByRole('alert')).toContainText('另一窗口');
    await checkAxe(op);
    await screenshot(op, 'work-log-two-windows');
    await remark.press('Control+Enter');
    await expect(op.getByRole('button', { name: '两个都留' })).toBeFocused();
    await op.keyboard.press('Enter');
    await expect(op.getByRole('alert')).toBeHidden();
    await expect(other).toHaveValue(new RegExp(`${REMARK}\n另一窗口\n[^]*这一窗口`));
    await remark.fill(REMARK);
    await op.keyboard.press('Control+Enter');
    await expect(other).toHaveValue(REMARK);
    await second.close();
  });

  const lead = await openWindow();
  await signIn(lead, 'lead1');
  await test.step('the lead is led to it, sees the same figures, answers and is done', async () => {
    await follow(lead, /^工作日志/);
    const people = lead.getByRole('table', { name: '人员' });
    await expect(people.getByRole('row')).toHaveCount(3);
    await expect(people.getByRole('link', { name: `${YESTERDAY}：备注未读` })).toBeVisible();
    await checkAxe(lead);
    await screenshot(lead, 'work-log-people');
    await lead.getByRole('button', { name: /^arrow-right 阅读未读备注|^阅读未读备注/ }).click();
    await expect(lead.getByText('两户要求晚点打')).toBeVisible();
    await expect(tile(lead, 'calls')).toHaveText(calls);
    await expect(lead.getByRole('textbox', { name: '答复（可不填）' })).toBeFocused();
    await lead.keyboard.type('知道了');
    await lead.keyboard.press('Control+Enter');
    await expect(lead.getByText('没有其他未读备注了。')).toBeVisible();
    await expect(op.getByText('知道了')).toBeVisible();
    await expect(op.getByText(/苏亮云 已读/)).toBeVisible();
    await expect(op.getByRole('textbox', { name: '再写一条' })).toHaveValue('');
  });

  await test.step('the lead leaves a note for the team; a seat reads it by key, and the lead sees who did', async () => {
    await follow(lead, /^现场监控/);
    await lead.getByRole('button', { name: '写留言' }).click();
    const dialog = lead.getByRole('dialog', { name: '给下一班留言' });
    await dialog.getByRole('textbox', { name: '内容' }).fill('R01 三户换号，先核对');
    await dialog.getByText('全班组').click();
    await dialog.getByRole('checkbox', { name: '重要' }).check();
    await checkAxe(lead);
    await lead.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await follow(op, /^订货工作台/);
    const told = op.getByTestId('shift-note');
    await expect(told).toContainText('R01 三户换号，先核对');
    await op.keyboard.press('Control+Shift+ArrowUp');
    await expect(told).toHaveCount(0);
    await follow(lead, /^交接班留言/);
    await expect(lead.getByTestId('note')).toContainText(/已读：孙春/);
    await checkAxe(lead);
    await screenshot(lead, 'shift-notes');
    await lead.getByRole('button', { name: '办完' }).click();
    await expect(lead.getByText('没有未办的留言')).toBeVisible();
  });

  await test.step('who signs out leaves one for the leads, which waits on their live page', async () => {
    await op.getByRole('button', { name: '给下一班留言' }).click();
    await op.getByRole('dialog').getByRole('textbox', { name: '内容' }).fill('座席耳机坏了');
    await op.keyboard.press('Control+Enter');
    await expect(op.getByRole('dialog')).toBeHidden();
    await follow(lead, /^现场监控/);
    const note = lead.getByTestId('note');
    await expect(note).toContainText('座席耳机坏了');
    await lead.getByRole('region', { name: '交接班留言' }).getByRole('button', { name: '已读' }).click();
    await expect(note).toHaveCount(0);
    await expect(lead.getByText('未办 1 条')).toBeVisible();
  });
});
