import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAxe, expect, type Host, screenshot, signIn, test } from './fixtures.ts';
import { ask, takeAnother, takeOrder } from './harness/take-order.ts';
import { expectF2, press, talk } from './harness/workstation.ts';

test.use({ template: 'sample' });

interface Card {
  readonly code: string;
  readonly name: string;
  readonly route: { readonly code: string };
}

async function run(host: Host, args: readonly string[]): Promise<Record<string, unknown>> {
  const done = await host.cli([...args, '--json']);
  expect(done.exitCode, done.stderr).toBe(0);
  return JSON.parse(done.stdout) as Record<string, unknown>;
}

test('orders that fail come back as a call, are repaired in it and go in a supplement, or are lost', async ({
  page,
  host,
  clock,
  openWindow,
}) => {
  const write = (name: string, lines: readonly string[]): string => {
    const file = join(host.dataDir, name);
    writeFileSync(file, lines.join('\n'));
    return file;
  };
  await signIn(page, 'supervisor');
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  const repaired = await takeOrder(page);
  const { customerId, cutoffAtMs, deliveryDate } = repaired;
  const lost = await takeAnother(page, repaired);
  const { code, name, route } = await ask<Card>(page, 'customers.card', { customerId });
  await run(host, ['import', 'customers', write('owner.csv', ['客户编码,客户名称,座席员', `${code},${name},op01`])]);
  const handOver = (file: string) =>
    run(host, [
      ...['orders', 'hand-over', '--route', route.code, '--delivery', deliveryDate],
      ...['--out', join(host.dataDir, file)],
    ]);

  await clock.set(cutoffAtMs + 60_000);
  expect(await handOver('first.csv')).toMatchObject({ supplement: 0, orders: 2 });
  const results = write('results.csv', [
    '订单号,结果,原因,备注',
    `${repaired.number},失败,余额不足,差 120 元`,
    `${lost},失败,许可证过期,`,
  ]);
  expect(await run(host, ['import', 'order-results', results])).toMatchObject({
    accepted: 2,
    orderResults: { failed: 2, delivered: 0, lost: 0 },
  });

  await test.step('the lead sees how many, and one click lists them', async () => {
    await page.goto(`${new URL(page.url()).origin}/supervision`);
    // The session has ended meanwhile.
    await signIn(page, 'supervisor');
    await page.locator('.figure', { hasText: '失败待补救' }).getByRole('link', { name: '2' }).click();
    const list = page.getByLabel('失败待补救', { exact: true });
    await expect(list.getByText('余额不足：差 120 元')).toBeVisible();
    await expect(list.getByText('待呼叫')).toHaveCount(2);
    await checkAxe(page);
    await screenshot(page, 'failed-orders');
  });

  const seat = await openWindow({ locale: 'en-US', colorScheme: 'dark' });
  await test.step('the call comes, says why, and one key and one digit let the order stand again', async () => {
    await seat.clock.setSystemTime(cutoffAtMs + 60_000);
    await signIn(seat, 'op01');
    await press(seat, 'F2');
    await expectF2(seat, 'next');
    await seat.keyboard.press('F2');
    await expectF2(seat, 'dial');
    await expect(seat.getByTestId('customer-name')).toHaveText(name);
    await expect(seat.getByTestId('failed-order')).toContainText(repaired.number);
    await talk(seat);
    await seat.getByRole('tab', { name: 'This call' }).click();
    await expect(seat.locator('.ws-agenda')).toContainText('许可证过期');
    await screenshot(seat, 'failed-order-call');
    await seat.keyboard.press('Control+ArrowUp');
    await expect(seat.getByRole('heading', { name: 'Failed order' })).toBeVisible();
    await expect(seat.getByRole('button', { name: 'Stands again as it was' })).toBeFocused();
    await screenshot(seat, 'failed-order-panel');
    await seat.keyboard.press('2');
    await expect(seat.getByRole('textbox').first()).toBeVisible();
    const lines = await seat.locator('.order-doing input[inputmode=numeric]').count();
    await seat.getByRole('combobox', { name: 'Another product' }).fill('w');
    await expect(seat.locator('.ant-select-item-option').first()).toBeVisible();
    await seat.keyboard.press('Enter');
    await expect(seat.locator('.order-doing input[inputmode=numeric]').last()).toBeFocused();
    await screenshot(seat, 'failed-order-change');
    await checkAxe(seat);
    await seat.keyboard.press('Escape');
    await seat.keyboard.press('Control+ArrowUp');
    await seat.keyboard.press('2');
    await expect(seat.locator('.order-doing input[inputmode=numeric]')).toHaveCount(lines + 1);
    await seat.getByRole('button', { name: 'Cancel', exact: true }).click();
    await seat.keyboard.press('1');
    await expect(seat.getByText(`Order ${repaired.number} stands again.`)).toBeVisible();
    await expect(seat.getByTestId('failed-order')).toContainText(lost);
  });
  await test.step('the other one stays, and the call is handled', async () => {
    await seat.keyboard.press('F9');
    await seat.keyboard.press('1');
    await seat.keyboard.press('Control+Enter');
    await expectF2(seat, 'dial');
  });

  expect(await handOver('supplement.csv')).toMatchObject({ supplement: 1, orders: 1 });

  await test.step('what passes the deadline is lost, and can no longer be repaired', async () => {
    const row = page.getByLabel('失败待补救', { exact: true }).getByRole('button', { name: lost });
    await row.click();
    await expect(page.getByRole('button', { name: '补救订单' })).toBeVisible();
    await screenshot(page, 'failed-order-drawer');
    await page.keyboard.press('Escape');
    await clock.set(cutoffAtMs + 36 * 3_600_000);
    await page.reload();
    await signIn(page, 'supervisor');
    await page.getByText('已流失 1').click();
    await page.getByLabel('已流失', { exact: true }).getByRole('button', { name: lost }).click();
    await expect(page.getByRole('dialog').getByText('许可证过期').first()).toBeVisible();
    await expect(page.getByRole('button', { name: '补救订单' })).toBeHidden();
    await screenshot(page, 'lost-orders');
  });
});
