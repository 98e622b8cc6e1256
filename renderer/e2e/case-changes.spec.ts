import type { Page } from 'playwright/test';
import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';

test.use({ template: 'sample' });

interface Words {
  readonly cases: string;
  readonly register: string;
  readonly kind: string;
  readonly category: string;
  readonly customer: string;
  readonly about: string;
}

/** Opens the dialog for a service request of a customer, up to what is to change. */
async function openRequest(page: Page, words: Words, category: string, code: string) {
  await page.getByRole('link', { name: words.cases, exact: true }).click();
  await page.getByRole('button', { name: words.register }).click();
  const dialog = page.getByRole('dialog', { name: words.register });
  await dialog.getByText(words.kind, { exact: true }).click();
  const option = (text: string) =>
    page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: text }).first();
  await dialog.getByRole('combobox', { name: words.category, exact: true }).fill(category);
  await option(category).click();
  await dialog.getByRole('combobox', { name: words.customer, exact: true }).fill(code);
  await option(code).click();
  await dialog.getByRole('textbox', { name: words.about }).fill(category);
  return dialog;
}

const ZH: Words = {
  ...{ cases: '工单', register: '登记工单', kind: '服务请求', category: '类别', customer: '零售户', about: '内容' },
};
const EN: Words = {
  ...{ cases: 'Cases', register: 'Register a case', kind: 'Service request', category: 'Category' },
  ...{ customer: 'Customer', about: 'What it is about' },
};

test('an operator asks for a change of phone by a service request, and approving it changes the customer', async ({
  page,
  openWindow,
}) => {
  await signIn(page, 'op01');
  const dialog = await openRequest(page, ZH, '电话变更', 'C000010');
  await dialog.getByRole('button', { name: '增加电话' }).click();
  const numbers = dialog.getByRole('textbox', { name: /^号码|^电话号码/ });
  await numbers.last().fill('13900139000');
  await checkAxe(page);
  await screenshot(page, 'case-change-register-zh');
  // Too much is refused by a sentence, and nothing of it is lost.
  const about = dialog.getByRole('textbox', { name: '内容' });
  await about.fill('长'.repeat(100_000));
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  await expect(dialog.getByRole('alert')).toContainText('最多 20000 个字');
  expect((await about.inputValue()).length).toBe(100_000);
  await about.fill('换了手机号');
  await dialog.getByRole('button', { name: /保\s*存/ }).click();
  const number = await page.getByRole('heading', { level: 1, name: /^R-/ }).innerText();
  const change = page.getByRole('region', { name: '要变更的资料' });
  await expect(change.getByRole('insertion')).toContainText('139****9000');
  await expect(change.getByRole('button', { name: '批准' })).toBeHidden();

  const lead = await openWindow();
  await signIn(lead, 'lead1');
  await lead.getByRole('link', { name: /^变更申请/ }).click();
  await lead.getByRole('link', { name: `工单 ${number}` }).click();
  const decided = lead.getByRole('region', { name: '要变更的资料' });
  await expect(decided.getByRole('insertion')).toContainText('13900139000');
  await checkAxe(lead);
  await screenshot(lead, 'case-change-zh');
  await decided.getByRole('button', { name: '批准' }).click();
  await expect(lead.locator('.case-head')).toContainText('已解决');
  await expect(lead.getByRole('listitem').filter({ hasText: '变更' }).first()).toBeVisible();
  await lead.locator('.case-facts').getByRole('link').first().click();
  await expect(lead.getByText('13900139000').first()).toBeVisible();
  await expect(lead.getByRole('link', { name: `工单 ${number}` })).toBeVisible();
  // Whoever asked sees it at once.
  await expect(page.locator('.case-head')).toContainText('已解决');
});

test('one that is sent back is corrected by whoever asked, and approved among the changes', async ({ openWindow }) => {
  const page = await openWindow({ locale: 'en-GB', colorScheme: 'dark' });
  await signIn(page, 'op01');
  const dialog = await openRequest(page, EN, '订货日变更', 'C000010');
  // The route has no such order day: refused, and what was typed stays.
  await dialog.getByRole('checkbox', { name: 'Sun' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Sun' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'Thu' }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  const number = await page.getByRole('heading', { level: 1, name: /^R-/ }).innerText();

  const lead = await openWindow({ locale: 'en-GB', colorScheme: 'dark' });
  await signIn(lead, 'lead1');
  await lead.getByRole('link', { name: /^Change requests/ }).click();
  await lead.getByRole('link', { name: `Case ${number}` }).click();
  await lead.getByRole('button', { name: 'Send back' }).click();
  await lead.getByRole('textbox', { name: 'Reason' }).fill('Only one order day is agreed');
  await lead.getByRole('region', { name: 'Send back' }).getByRole('button', { name: 'Send back' }).click();
  await expect(lead.locator('.case-head')).toContainText('Waiting');

  const change = page.getByRole('region', { name: 'What is to change' });
  await expect(change).toContainText('Sent back');
  await change.getByRole('button', { name: 'Correct the change…' }).click();
  await expect(change.getByRole('checkbox', { name: 'Thu' })).toBeChecked();
  await change.getByRole('checkbox', { name: 'Mon' }).uncheck();
  await checkAxe(page);
  await screenshot(page, 'case-change-correct-en-dark');
  await change.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.locator('.case-head')).toContainText('In progress');
  await expect(change.getByRole('insertion')).toHaveText('Thu');

  await lead.getByRole('link', { name: /^Change requests/ }).click();
  await checkAxe(lead);
  await screenshot(lead, 'case-change-list-en-dark');
  await lead.getByRole('button', { name: /^Approve the change/ }).click();
  await expect(lead.getByText('No request waits')).toBeVisible();
  await expect(page.locator('.case-head')).toContainText('Resolved');
});
