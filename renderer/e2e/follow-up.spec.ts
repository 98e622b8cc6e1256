import type { Page } from 'playwright/test';
import { checkAxe, expect, screenshot, signIn, test } from './fixtures.ts';
import { expectF2, press, takeNext, talk } from './harness/workstation.ts';

test.use({ template: 'sample' });

/** The number of the case that the customer in hand is to be asked about. */
async function numberInHand(seat: Page): Promise<string> {
  const text = await seat.getByTestId('follow-up').innerText();
  return /C-\d{8}-\d{4}/.exec(text)?.[0] ?? '';
}

test('a resolved complaint is asked about in a call, closed with its score, or open again by the customer’s word', async ({
  page,
  openWindow,
}) => {
  await signIn(page, 'supervisor');
  await test.step('a supervisor plans one, and another day for one that is planned', async () => {
    await page.getByRole('link', { name: '工单', exact: true }).click();
    await page.getByText('回访', { exact: true }).click();
    await page.getByText(/^待回访（/).click();
    await page.getByRole('link', { name: /^C-/ }).click();
    await page.getByRole('button', { name: '改期' }).click();
    await page.locator('.case-step-form').getByRole('button', { name: '改期' }).click();
    await expect(page.getByRole('region', { name: '回访呼叫' })).toContainText('11月23日');
    await page.goto(`${new URL(page.url()).origin}/cases?view=open&kind=complaint&state=resolved`);
    await page.getByRole('link', { name: /^C-/ }).click();
    const step = page.getByRole('group', { name: '下一步' }).getByRole('button', { name: '安排回访' });
    await step.click();
    await page.getByRole('region', { name: '安排回访' }).getByRole('button', { name: '安排回访' }).click();
    await expect(page.locator('.case-head')).toContainText('待回访');
    await expect(page.getByRole('region', { name: '回访呼叫' })).toContainText('安排在 11月23日');
    await page.getByRole('button', { name: '记录答复' }).click();
    await expect(page.getByRole('radio', { name: '已解决' })).toBeFocused();
    await checkAxe(page);
    await screenshot(page, 'follow-up-planned-zh');
  });

  const seat = await openWindow();
  let answered = '';
  await test.step('the operator’s call asks, and two digits and Enter answer', async () => {
    await signIn(seat, 'op01');
    await press(seat, 'F2');
    await expectF2(seat, 'next');
    await takeNext(seat);
    answered = await numberInHand(seat);
    await talk(seat);
    await seat.keyboard.press('Control+Shift+Home');
    await expect(seat.getByRole('button', { name: '已解决' })).toBeFocused();
    await seat.keyboard.press('1');
    await expect(seat.getByRole('heading', { name: '满意度' })).toBeVisible();
    await checkAxe(seat);
    await screenshot(seat, 'follow-up-call-zh');
    await seat.keyboard.press('4');
    await expect(seat.getByRole('textbox', { name: '回访备注' })).toBeFocused();
    await seat.keyboard.press('Enter');
    await expect(seat.getByText(`${answered}：已记 4 分`)).toBeVisible();
    await expect(seat.getByTestId('follow-up')).toBeHidden();
    await seat.keyboard.press('F9');
    await seat.keyboard.press('1');
    await expect(seat.getByText('已处理').first()).toBeVisible();
    // Or the wrap-up ends by itself some time, and takes the call that is another operator's below.
    await seat.keyboard.press('Shift+F9');
    await seat.keyboard.press('1');
    await expect(seat.getByText('小休中')).toBeVisible();
  });

  await test.step('a lead closes what was answered', async () => {
    await page.getByRole('link', { name: '工单', exact: true }).click();
    await page.getByText('回访', { exact: true }).click();
    await page.getByRole('checkbox', { name: `选择 ${answered}` }).check();
    await checkAxe(page);
    await screenshot(page, 'follow-ups-zh');
    await page.getByRole('button', { name: '关闭所选（1）' }).click();
    await expect(page.getByRole('status').filter({ hasText: '已关闭 1 件' })).toBeVisible();
    await expect(page.getByRole('link', { name: answered })).toBeHidden();
  });

  const other = await openWindow({ locale: 'en-GB', colorScheme: 'dark' });
  await test.step('not settled opens the case again, with the reason', async () => {
    await signIn(other, 'op02');
    await press(other, 'F2');
    await expectF2(other, 'next');
    await takeNext(other);
    const number = await numberInHand(other);
    await talk(other);
    await other.keyboard.press('F9');
    await expect(other.getByText(`Not answered yet: ${number}`)).toBeVisible();
    await other.keyboard.press('Escape');
    await other.keyboard.press('Control+Shift+Home');
    await expect(other.getByRole('button', { name: 'Yes, settled' })).toBeFocused();
    await other.keyboard.press('2');
    await other.keyboard.type('Still comes in the afternoon');
    await other.keyboard.press('Escape');
    await other.keyboard.press('Control+Shift+Home');
    await other.keyboard.press('2');
    await expect(other.getByRole('textbox', { name: 'What is not settled' })).toHaveValue(
      'Still comes in the afternoon',
    );
    await screenshot(other, 'follow-up-call-en-dark');
    await other.keyboard.press('Enter');
    await expect(other.getByText(`${number} is open again, with the reason.`)).toBeVisible();
    await page.goto(`${new URL(page.url()).origin}/cases?view=open&kind=complaint&state=reopened`);
    await page.getByRole('link', { name: number }).click();
    await expect(page.getByRole('listitem').filter({ hasText: '按零售户答复' })).toContainText(
      'Still comes in the afternoon',
    );
  });
});
