import type { Page } from 'playwright/test';
import { expect, type Host, signIn } from '../fixtures.ts';
import { TEST_DATE } from './template.ts';

/** Builds the day's queue and signs this operator in to the seat; the next F2 takes a customer. */
export async function startWork(page: Page, host: Host, login = 'op01'): Promise<void> {
  const built = await host.cli(['queue', 'build', '--date', TEST_DATE, '--json']);
  expect(built.exitCode, built.stderr).toBe(0);
  await signIn(page, login);
  await press(page, 'F2');
  await expectF2(page, 'next');
}

const F2_WORDS = {
  next: /下一户|Next customer/,
  dial: /拨号|Dial/,
  answer: /已接通|Answered/,
  end: /挂断|Hang up/,
  'choose-result': /选结果|Choose result/,
} as const;

/** The seat is where F2 means this. */
export async function expectF2(page: Page, step: keyof typeof F2_WORDS): Promise<void> {
  await expect(page.locator('.ws-f2')).toHaveText(F2_WORDS[step]);
}

/** A key as soon as the screen takes keys. */
export async function press(page: Page, key: string): Promise<void> {
  await expect(page.locator('.ws-f2')).toBeVisible();
  await page.keyboard.press(key);
}

/** F2 until a customer is previewed and the first quantity has the focus; returns the customer's name. */
export async function takeNext(page: Page): Promise<string> {
  await page.keyboard.press('F2');
  await expectF2(page, 'dial');
  await expect(page.locator('input[data-index="0"]')).toBeFocused();
  return page.getByTestId('customer-name').innerText();
}

/** Dialed and answered. */
export async function talk(page: Page): Promise<void> {
  await page.keyboard.press('F2');
  await expectF2(page, 'answer');
  await page.keyboard.press('F2');
  await expectF2(page, 'end');
}

export function quantity(page: Page, index: number) {
  return page.locator(`input[data-index="${index}"]`);
}

/** Everything typed is acknowledged by the backend. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
}
