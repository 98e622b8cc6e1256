import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { holdAnswers } from './harness/holding.ts';
import { press, quantity, startWork, takeNext, talk } from './harness/workstation.ts';

test.use({ template: 'sample' });

test('an operator asks for a change in the call, a lead approves it, and the page tells from what to what', async ({
  page,
  host,
  openWindow,
}) => {
  await startWork(page, host);
  const name = await takeNext(page);
  await talk(page);
  await quantity(page, 0).fill('5');

  // Beside the order, which stays and keeps what was typed.
  await press(page, 'Control+Shift+F4');
  const panel = page.getByRole('article', { name: '客户资料' });
  await expect(panel.getByRole('button', { name: '申请变更…' })).toBeFocused();
  await expect(panel.getByRole('region', { name: '历史' }).getByRole('row').nth(2)).toBeVisible();
  await expect(quantity(page, 0)).toHaveValue('5');
  await screenshot(page, 'workstation-card-zh');

  // At once: the note.
  const pencil = panel.getByRole('button', { name: '更正：备注' });
  await pencil.press('Enter');
  await page.keyboard.type('下午两点后在店');
  await page.keyboard.press('Control+Enter');
  await expect(pencil).toBeFocused();
  await expect(panel.getByText('下午两点后在店').first()).toBeVisible();

  // By request: stepping back discards nothing.
  await panel.getByRole('button', { name: '申请变更…' }).press('Enter');
  const form = panel.getByRole('form', { name: '申请变更资料' });
  const address = form.getByRole('textbox', { name: '地址' });
  const before = await address.inputValue();
  await address.fill('新华路 8 号');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await expect(address).toHaveValue('新华路 8 号');
  await checkAxe(page);
  await screenshot(page, 'change-request-form-zh');
  // Known by the news of it before its own answer is there, which moves nobody who has gone on by then.
  const letAnswer = await holdAnswers(page, 'customerChanges.ask');
  await address.press('Control+Enter');
  await expect(page.getByRole('button', { name: '有待审批的变更：地址' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel.getByRole('button', { name: '申请变更…' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(quantity(page, 0)).toBeFocused();
  letAnswer();
  await expect(page.getByText('已提交申请')).toBeVisible();
  await expect(quantity(page, 0)).toBeFocused();

  const lead = await openWindow({ locale: 'en-US', colorScheme: 'dark' });
  await signIn(lead, 'lead1');
  await lead.getByRole('link', { name: 'Change requests (1)' }).click();
  const row = lead.getByRole('listitem', { name });
  await expect(row).toContainText(before);
  await expect(row).toContainText('新华路 8 号');
  await expect(row).toContainText('in a call');
  await checkAxe(lead);
  await screenshot(lead, 'change-requests-en-dark');
  await row.focus();
  await lead.keyboard.press('Control+Enter');
  await expect(lead.getByText('No request waits')).toBeVisible();
  await expect(lead.getByRole('link', { name: 'Change requests', exact: true })).toBeVisible();

  // The asker is told in the call.
  await expect(page.getByRole('button', { name: /^您申请的变更（地址）已由 .+ 批准$/ })).toBeVisible();

  await lead.getByText('Decided', { exact: true }).click();
  await row.focus();
  await lead.keyboard.press('Enter');
  const changes = lead.getByRole('article', { name }).getByRole('region', { name: 'Changes of the data' });
  const approved = changes.getByRole('listitem').filter({ hasText: 'Change request approved' });
  await expect(approved.getByRole('deletion')).toHaveText(before);
  await expect(approved.getByRole('insertion')).toHaveText('新华路 8 号');
  await checkAxe(lead);
  await screenshot(lead, 'customer-page-en-dark');
  await lead.keyboard.press('Escape');
  await expect(lead.getByRole('heading', { level: 1, name: 'Change requests' })).toBeVisible();
});
