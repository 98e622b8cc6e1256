import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { holdAnswers } from './harness/holding.ts';
import { clickBoth } from './harness/quick-hands.ts';

test.use({ template: 'sample' });

test('a supervisor registers a complaint and takes it to its solution', async ({ page, openWindow }) => {
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: '工单', exact: true }).click();
  // Whoever looks after others begins with what they have in hand.
  await expect(page.getByRole('radio', { name: '全部未结' })).toBeChecked();
  const box = page.getByRole('checkbox', { name: /^只看逾期/ });
  await clickBoth(page.getByText(/^我的 \d+$/), box);
  await expect(page).toHaveURL(/view=mine/);
  await expect(page).toHaveURL(/overdue=/);
  await box.click();
  await test.step('the view that was chosen is the first one next time', async () => {
    await page.getByRole('link', { name: '订单', exact: true }).click();
    await page.getByRole('link', { name: '工单', exact: true }).click();
    await expect(page.getByRole('radio', { name: /^我的 \d+$/ })).toBeChecked();
    await page.getByText('全部未结', { exact: true }).click();
  });
  const table = page.getByRole('region', { name: '工单' });
  await expect(table.getByRole('link', { name: /^C-/ }).first()).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'cases-zh');
  // What the box says is what it leaves, of this list.
  const overdue = page.getByRole('checkbox', { name: /^只看逾期（[1-9]\d*）$/ });
  const left = ((await overdue.locator('xpath=ancestor::label').innerText()).match(/\d+/) ?? [])[0];
  await overdue.click();
  await expect(page.getByRole('status').filter({ hasText: new RegExp(`^共 ${left} 件$`) })).toBeVisible();
  await overdue.click();
  await expect(overdue).not.toBeChecked();

  await page.getByRole('button', { name: '登记工单' }).click();
  const dialog = page.getByRole('dialog', { name: '登记工单' });
  const choose = async (label: string, option: string | RegExp) => {
    // The list behind the dialog has filters of the same names.
    await page.getByRole('combobox', { name: label, exact: true }).last().click();
    await page
      .locator('.ant-select-dropdown:visible .ant-select-item-option')
      .filter({ hasText: option })
      .first()
      .click();
  };
  await test.step('registering says what is missing, and opens the new case', async () => {
    await choose('类别', '价格、扣款');
    await dialog.getByRole('textbox', { name: '内容' }).fill('扣款比订单多 120 元');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await expect(dialog.getByRole('alert')).toBeVisible();
    await checkAxe(page);
    await screenshot(page, 'case-register-zh');
    const customer = dialog.getByRole('combobox', { name: '零售户', exact: true });
    await customer.fill('1');
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
    const amount = dialog.getByLabel(/^金额/);
    if (await amount.isVisible()) await amount.fill('120');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^C-/ })).toBeVisible();
  });

  const step = (name: string) => page.getByRole('group', { name: '下一步' }).getByRole('button', { name, exact: true });
  const head = page.locator('.case-head');
  await test.step('accepted, handed over, worked on, resolved', async () => {
    await step('受理').click();
    await expect(head).toContainText('已受理');
    await choose('优先级', '紧急');
    await expect(page.getByRole('listitem').filter({ hasText: '高 → 紧急' })).toBeVisible();
    await step('转办').click();
    const form = page.getByRole('region', { name: '转办' });
    await form.getByRole('button', { name: '转办' }).click();
    await expect(form.getByRole('alert')).toContainText('请选择');
    await choose('转给单位', '仓储部');
    const handedOver = await holdAnswers(page, 'tickets.move');
    await form.getByRole('button', { name: '转办' }).click();
    await expect(head).toContainText('已转办');
    // What is opened before the answer to the last is there stays open, with what is typed.
    await step('撤回').click();
    const withdrawal = page.getByRole('region', { name: '撤回' });
    await withdrawal.getByRole('textbox', { name: '原因' }).fill('零售户还在核对');
    // The answer has the case asked for again; closing its form would come with that.
    const askedAgain = page.waitForRequest('**/api/tickets.show*');
    handedOver();
    await askedAgain;
    await expect(step('撤回')).toHaveAttribute('aria-expanded', 'true');
    await expect(withdrawal.getByRole('textbox', { name: '原因' })).toHaveValue('零售户还在核对');
    await withdrawal.getByRole('button', { name: /取\s*消/ }).click();
    await expect(page.getByRole('listitem').filter({ hasText: '已受理 → 已转办' })).toContainText('仓储部');
    await step('开始处理').click();
    await expect(head).toContainText('处理中');
  });

  await test.step('quicker than the answers: a word after a word, and the solution before the case shows them', async () => {
    const word = page.getByRole('textbox', { name: '补充说明' });
    const said = (text: string) => page.getByRole('listitem').filter({ hasText: text });
    await word.fill('已请财务逐笔核对');
    const noted = await holdAnswers(page, 'tickets.note');
    await word.press('Control+Enter');
    await expect(said('已请财务逐笔核对')).toBeVisible();
    await word.press('ControlOrMeta+End');
    await page.keyboard.type('，今天回复');
    noted();
    await expect(word).toHaveValue('，今天回复');
    await checkAxe(page);
    await screenshot(page, 'case-zh');
    const shown = await holdAnswers(page, 'tickets.show');
    await word.press('Control+Enter');
    await expect(word).toHaveValue('');
    await step('解决').click();
    await choose('根本原因', '系统');
    await page.getByRole('textbox', { name: '处理结果' }).fill('多扣的 120 元已退回');
    const solution = page.getByRole('region', { name: '解决' });
    await solution.getByRole('button', { name: '解决' }).click();
    await expect(solution).toBeHidden();
    shown();
    await expect(head).toContainText('已解决');
    await expect(said('，今天回复')).toHaveCount(1);
  });

  await test.step('whoever was slower is told, and what was typed stays', async () => {
    await step('重新打开').click();
    const reason = page.getByRole('textbox', { name: '原因' });
    await reason.fill('零售户来电说没有收到退款');
    const other = await openWindow();
    await signIn(other, 'supervisor');
    await other.goto(page.url());
    await other.getByRole('textbox', { name: '补充说明' }).fill('退款已到账');
    await other.getByRole('button', { name: /^添\s*加 Ctrl/ }).click();
    await expect(page.getByRole('listitem').filter({ hasText: '退款已到账' })).toBeVisible();
    const form = page.getByRole('region', { name: '重新打开' });
    const shown = await holdAnswers(page, 'tickets.show');
    await form.getByRole('button', { name: '重新打开' }).click();
    await expect(form.getByRole('alert')).toContainText('已解决');
    await expect(reason).toHaveValue('零售户来电说没有收到退款');
    // Told once, whoever decides again is not refused for the same.
    await form.getByRole('button', { name: '重新打开' }).click();
    await expect(form).toBeHidden();
    shown();
    await expect(head).toContainText('重新打开');
  });

  await test.step('its customer shows it', async () => {
    const number = await page.getByRole('heading', { level: 1 }).innerText();
    await page.locator('.case-facts').getByRole('link').first().click();
    await expect(page.getByRole('region', { name: '未结工单' }).getByRole('link', { name: number })).toBeVisible();
  });
});

test('cases speak English and stand in the dark', async ({ openWindow }) => {
  const page = await openWindow({ locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: 'Cases', exact: true }).click();
  await page.getByText('All open', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Cases' })).toBeVisible();
  await screenshot(page, 'cases-en-dark');
  await page
    .getByRole('region', { name: 'Cases' })
    .getByRole('link', { name: /^[CSR]-/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
  await checkAxe(page);
  await screenshot(page, 'case-en-dark');
});

test('a lead finds cases by words and number, narrows the list, and keeps it for another window', async ({
  page,
  openWindow,
}) => {
  await signIn(page, 'supervisor');
  await page.getByRole('link', { name: '工单', exact: true }).click();
  const field = page.getByRole('textbox', { name: '查找工单' });
  const rows = page.getByRole('grid', { name: '工单' }).getByRole('row');
  const marked = rows.locator('mark');
  await test.step('two characters of a text, and a part of a number', async () => {
    await expect(field).toBeFocused();
    await page.keyboard.type('没有的话');
    await page.getByRole('button', { name: '在全部工单中查找' }).click();
    await expect(page).toHaveURL(/view=all/);
    await field.fill('破损');
    await expect(marked.first()).toHaveText('破损');
    const number = await rows.nth(1).getByRole('link', { name: /^C-/ }).innerText();
    await checkAxe(page);
    await screenshot(page, 'cases-found-zh');
    await field.fill(number.slice(6));
    await expect(marked.first()).toHaveText(number.slice(6));
    // The list is left and come back to by keyboard.
    await field.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(field).toHaveValue(number.slice(6));
    await field.fill('');
    await expect(marked).toHaveCount(0);
  });
  await test.step('a category, kept under a name', async () => {
    await page.getByRole('combobox', { name: '按类别筛选' }).click();
    await page.keyboard.type('货物破损');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/category=/);
    await expect(rows.nth(1)).toContainText('货物破损 · 投诉');
    await page.getByRole('button', { name: '保存这个列表' }).click();
    const dialog = page.getByRole('dialog', { name: '保存现在显示的列表' });
    await expect(dialog.getByRole('textbox', { name: '名称' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('请给列表起个名称');
    await checkAxe(page);
    await page.keyboard.type('破损的');
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await expect(dialog).toBeHidden();
  });
  await test.step('a link opens the same list elsewhere, and others choose it by its name', async () => {
    const other = await openWindow({ locale: 'en-GB' });
    await signIn(other, 'lead1');
    await other.goto(page.url());
    const theirs = other.getByRole('grid', { name: 'Cases' }).getByRole('row');
    await expect(theirs.nth(1)).toContainText('货物破损');
    await expect(other.locator('.saved-views')).toContainText('破损的');
    await other.getByRole('button', { name: 'Clear filters' }).click();
    await expect(other).not.toHaveURL(/category=/);
    await other.getByRole('combobox', { name: 'Saved lists' }).click();
    await other.keyboard.press('Enter');
    await expect(other).toHaveURL(/category=/);
    await checkAxe(other);
    await screenshot(other, 'cases-saved-en');
  });
});
