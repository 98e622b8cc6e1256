import type { Page } from 'playwright/test';
import type { TicketKind, TransitionName } from '../../shared/contract/tickets.ts';
import { createTranslator } from '../../shared/i18n/index.ts';
import { checkAxe, expect, signIn, test } from './fixtures.ts';
import { expectF2, press, startWork, takeNext, talk } from './harness/workstation.ts';

test.use({ template: 'sample' });
test.describe.configure({ mode: 'parallel' });

/** The digit after Shift+F8, and a category of the sample that asks for nothing else. */
const TAKEN: readonly (readonly [kind: TicketKind, digit: string, category: string])[] = [
  ['complaint', '1', '服务态度'],
  ['suggestion', '2', '订货系统'],
  ['service-request', '3', '其他请求'],
];

for (const [language, locale] of [
  ['zh-CN', 'zh-CN'],
  ['en', 'en-GB'],
] as const) {
  const { t } = createTranslator(language);

  /** Registers a case of this kind beside the order; returns its number. */
  const register = async (seat: Page, digit: string, category: string) => {
    const drawer = seat.locator('.ws-drawer');
    await press(seat, 'Shift+F8');
    await seat.keyboard.press(digit);
    await drawer.getByRole('combobox', { name: t('tickets.category'), exact: true }).focus();
    await seat.keyboard.insertText(category);
    await expect(seat.locator('.ant-select-dropdown:visible .ant-select-item-option-active')).toHaveText(category);
    await seat.keyboard.press('Enter');
    await drawer.getByRole('textbox', { name: t('tickets.register.about'), exact: true }).fill('说好早上来，下午才到');
    await seat.keyboard.press('Control+Enter');
    const number = drawer.getByRole('heading', { name: /^[CSR]-20261123-/ });
    await expect(number).toBeVisible();
    const text = await number.innerText();
    await seat.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    return text;
  };

  const stateIs = (page: Page, state: Parameters<typeof t>[0]) =>
    expect(page.locator('.case-head')).toContainText(t(state));

  /** Takes a step of the case that is shown, answering what it asks for. */
  const step = async (page: Page, transition: TransitionName, answers: Readonly<Record<string, string>> = {}) => {
    const name = t(`tickets.transition.${transition}`);
    await page
      .getByRole('group', { name: t('tickets.steps') })
      .getByRole('button', { name, exact: true })
      .click();
    const form = page.getByRole('region', { name, exact: true });
    for (const [label, answer] of Object.entries(answers)) {
      const field = form.getByLabel(label, { exact: true });
      if ((await field.getAttribute('role')) === 'combobox') {
        await field.click();
        await page.locator('.ant-select-dropdown:visible').getByText(answer, { exact: true }).click();
      } else {
        await field.fill(answer);
      }
    }
    if (Object.keys(answers).length > 0) await form.getByRole('button', { name }).click();
  };

  test(`each kind of case goes from the call to its end, in ${language}`, async ({ openWindow, host }) => {
    const seat = await openWindow({ locale });
    await startWork(seat, host);
    const customer = await takeNext(seat);
    const phone = (await seat.getByTestId('number').innerText()).replaceAll(' ', '');
    await talk(seat);
    const numbers: Partial<Record<TicketKind, string>> = {};
    for (const [kind, digit, category] of TAKEN) numbers[kind] = await register(seat, digit, category);
    await seat.keyboard.press('F9');
    await seat.keyboard.press('7');
    await seat.keyboard.press('Control+Enter');
    await expectF2(seat, 'dial');

    const page = await openWindow({ locale });
    await signIn(page, 'supervisor');
    const open = async (kind: TicketKind) => {
      const number = numbers[kind] ?? '';
      await page.goto(`${new URL(page.url()).origin}/cases?view=all&q=${number}`);
      await page.getByRole('link', { name: number }).click();
      await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
    };
    const result = { [t('tickets.form.result')]: '已核实并办妥' };

    await test.step('a suggestion is adopted and answered', async () => {
      await open('suggestion');
      await step(page, 'accept');
      await stateIs(page, 'tickets.state.accepted');
      await step(page, 'resolve', {
        [t('tickets.form.decision')]: t('tickets.decision.adopted'),
        ...result,
        [t('tickets.form.reply')]: '下周起按您说的改',
      });
      await stateIs(page, 'tickets.state.resolved');
      await step(page, 'close');
      await stateIs(page, 'tickets.state.closed');
    });

    await test.step('a service request is approved', async () => {
      await open('service-request');
      await step(page, 'accept');
      await stateIs(page, 'tickets.state.accepted');
      await step(page, 'resolve', { [t('tickets.form.decision')]: t('tickets.decision.approved'), ...result });
      await stateIs(page, 'tickets.state.resolved');
      await step(page, 'close');
      await stateIs(page, 'tickets.state.closed');
    });

    await test.step('a complaint is resolved, and its customer to be asked', async () => {
      await open('complaint');
      await step(page, 'accept');
      await stateIs(page, 'tickets.state.accepted');
      await step(page, 'resolve', {
        [t('tickets.form.rootCause')]: t('tickets.rootCause.service-manner'),
        ...result,
      });
      await stateIs(page, 'tickets.state.resolved');
      await step(page, 'ask-customer');
      const name = t('tickets.transition.ask-customer');
      await page.getByRole('region', { name }).getByRole('button', { name }).click();
      await stateIs(page, 'tickets.state.follow-up');
    });

    await test.step('the customer calls in before that and is asked', async () => {
      await press(seat, 'Shift+F2');
      await seat.keyboard.type(phone);
      await expect(seat.locator('.ws-choice').filter({ hasText: customer })).toBeVisible();
      await seat.keyboard.press('Enter');
      await expectF2(seat, 'end');
      await expect(seat.getByTestId('follow-up')).toContainText(numbers.complaint ?? '');
      await seat.keyboard.press('Control+Shift+Home');
      await expect(seat.getByRole('button', { name: t('followUps.yes') })).toBeFocused();
      await seat.keyboard.press('1');
      await seat.keyboard.press('5');
      await expect(seat.getByRole('textbox', { name: t('followUps.remark') })).toBeFocused();
      await seat.keyboard.press('Enter');
      await expect(seat.getByTestId('follow-up')).toBeHidden();
      await checkAxe(seat);
    });

    await test.step('which closes the complaint', async () => {
      await step(page, 'close');
      await stateIs(page, 'tickets.state.closed');
      await checkAxe(page);
    });
  });
}
