import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedCategory } from '../../db/testing/seed-category.ts';
import { moveTicketInput, registerTicketInput } from '../../shared/contract/tickets.ts';
import { createOrderCenter, type OrderCenter } from '../backend/testing/order-center.ts';
import { moveTicket } from '../backend/tickets/move-ticket.ts';
import { registerTicket } from '../backend/tickets/register-ticket.ts';
import { runForTest } from './testing/run-for-test.ts';

let center: OrderCenter;
const numbers: string[] = [];
beforeAll(async () => {
  center = await createOrderCenter({ customers: 2, weeks: 1 });
  await center.services.writer.write((tx) => {
    seedCategory(tx, { id: 'goods', code: 'G', name: 'Goods' });
    seedCategory(tx, { id: 'paper', kind: 'service-request', code: 'P', name: 'Papers' });
  });
  for (const [kind, categoryId, customerId] of [
    ['complaint', 'goods', 'customer'],
    ['service-request', 'paper', 'customer-2'],
  ] as const) {
    const input = registerTicketInput.parse({ kind, categoryId, customerId, description: 'Two are broken' });
    const { ticketId, number } = await center.command(center.as('op1'), registerTicket, input);
    numbers.push(number);
    if (kind !== 'complaint') continue;
    const step = moveTicketInput.parse({ ticketId, version: 1, transition: 'accept' });
    await center.command(center.as('op1'), moveTicket, step);
  }
});
afterAll(() => center.close());

const run = (language: string, ...args: string[]) =>
  runForTest(['cases', ...args, '--data-dir', center.dataDir, '--lang', language], { nowMs: center.clock.nowMs });

it('lists cases by kind, state and customer, in words or as JSON', async () => {
  const all = await run('en', 'list');
  expect([all.exitCode, all.err]).toEqual([0, '']);
  expect(all.out).toContain(`${numbers[0]}  Accepted  Goods`);
  expect(all.out).toContain(`${numbers[1]}  Registered  Papers`);
  const [only] = JSON.parse((await run('en', 'list', '--kind', 'service-request', '--json')).out).cases;
  expect(only).toMatchObject({ number: numbers[1], state: 'registered' });
  expect(JSON.parse((await run('en', 'list', '--state', 'accepted', '--json')).out).cases).toHaveLength(1);
  expect((await run('zh-CN', 'list', '--overdue')).out.trim()).toBe('没有工单');
  const unknown = await run('en', 'list', '--customer', 'NOBODY');
  expect([unknown.exitCode, unknown.out]).toEqual([1, '']);
  expect((await run('en', 'list', '--state', 'asleep')).exitCode).toBe(2);
});

it('shows one case with its timeline, states and steps in words', async () => {
  const shown = await run('zh-CN', 'show', (numbers[0] as string).toLowerCase());
  expect([shown.exitCode, shown.err]).toEqual([0, '']);
  for (const word of [numbers[0] as string, '已受理', 'Goods', 'Two are broken', '已登记 → 已受理']) {
    expect(shown.out).toContain(word);
  }
  expect(JSON.parse((await run('en', 'show', numbers[0] as string, '--json')).out)).toMatchObject({
    state: 'accepted',
  });
  const none = await run('en', 'show', 'C-19990101-0001');
  expect([none.exitCode, none.err]).toEqual([1, expect.stringContaining('no such case')]);
});
