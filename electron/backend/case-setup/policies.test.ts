import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { findPolicy } from '../../../db/ticket-setup.ts';
import { savePolicyInput } from '../../../shared/contract/policies.ts';
import { registerTicketInput } from '../../../shared/contract/tickets.ts';
import { instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { explainPolicy } from '../tickets/explain-policy.ts';
import { registerTicket } from '../tickets/register-ticket.ts';
import { createStarterPolicies } from './create-starter-policies.ts';
import { listPolicies, previewPolicy } from './list-policies.ts';
import { savePolicy, setPolicyActive } from './save-policy.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
  await center.services.writer.write((tx) => seedCategory(tx, { id: 'goods', code: 'G', name: 'Goods' }));
});
afterEach(() => center.close());

const lead = () => center.as('lead');
const NONE = { firstResponseMinutes: null, handOverMinutes: null, solutionMinutes: null };
const save = (name: string, more: Record<string, unknown> = {}) =>
  center.command(
    lead(),
    savePolicy,
    savePolicyInput.parse({
      ...{ id: null, name, kind: 'complaint', categoryId: null, priority: null, classId: null, warnPercent: 80 },
      ...{ ...NONE, solutionMinutes: 480, ...more },
    }),
  );
const refusal = (key: string) => expect.objectContaining({ key });

describe('savePolicy', () => {
  it('wants a clock, none that ends after the solution, and cases of its own', async () => {
    await expect(save('A', NONE)).rejects.toEqual(refusal('policy-without-clock'));
    await expect(save('A', { firstResponseMinutes: 481 })).rejects.toEqual(refusal('policy-response-late'));
    await expect(save('A', { handOverMinutes: 481 })).rejects.toEqual(refusal('policy-hand-over-late'));
    await expect(save('A', { kind: 'suggestion', categoryId: 'goods' })).rejects.toEqual(refusal('category-unknown'));
    await expect(save('A', { classId: 'nowhere' })).rejects.toEqual(refusal('class-unknown'));
    const { id } = await save('A');
    await expect(save('B')).rejects.toMatchObject({ key: 'policy-choice-taken', params: { name: 'A' } });
    await expect(save('A', { priority: 'urgent' })).rejects.toEqual(refusal('policy-name-taken'));
    await save('Urgent', { priority: 'urgent' });
    await save('A, longer', { id, solutionMinutes: 960 });
    expect(findPolicy(center.services.db, id)).toMatchObject({ name: 'A, longer', solutionMinutes: 960 });
  });

  it('lets one that was retired come back only while nobody has its place', async () => {
    const { id } = await save('A');
    await center.command(lead(), setPolicyActive, { id, active: false });
    const next = await save('B');
    await expect(center.command(lead(), setPolicyActive, { id, active: true })).rejects.toEqual(
      refusal('policy-choice-taken'),
    );
    await center.command(lead(), setPolicyActive, { id: next.id, active: false });
    await center.command(lead(), setPolicyActive, { id, active: true });
    expect(listPolicies(center.services.db, lead(), {}).policies.map(({ name, active }) => [name, active])).toEqual([
      ['A', true],
      ['B', false],
    ]);
  });
});

describe('createStarterPolicies', () => {
  it('offers the usual times for kinds that have none: half an hour, two hours, a working day', async () => {
    await save('Mine', { kind: 'suggestion' });
    const created = await center.command(lead(), createStarterPolicies, { language: 'en' });
    const { policies, starterOffered } = listPolicies(center.services.db, lead(), {});
    expect([created, starterOffered]).toEqual([{ created: 4 }, false]);
    expect(policies.find(({ name }) => name === 'Complaints')).toMatchObject({
      ...{ firstResponseMinutes: 30, handOverMinutes: 120, solutionMinutes: 420 },
    });
    await expect(center.command(lead(), createStarterPolicies, { language: 'en' })).rejects.toEqual(
      refusal('policies-there'),
    );
  });
});

describe('previewPolicy and explainPolicy', () => {
  it('says when a case of now would run out', () => {
    // 09:00 on a Tuesday; 08:30-12:00 and 14:00-17:30 are worked.
    expect(
      previewPolicy(center.services.db, lead(), { ...NONE, firstResponseMinutes: 30, solutionMinutes: 420 }),
    ).toEqual({
      firstResponseAtMs: instantOf('2026-11-24', 570, 'Asia/Shanghai'),
      handOverAtMs: null,
      solutionAtMs: instantOf('2026-11-25', 540, 'Asia/Shanghai'),
    });
  });

  it('names the policy that holds for a case, and what put the others behind it', async () => {
    await save('All');
    await save('Urgent', { priority: 'urgent' });
    await save('Goods', { categoryId: 'goods' });
    const { ticketId } = await center.command(
      center.as('op1'),
      registerTicket,
      registerTicketInput.parse({
        ...{ kind: 'complaint', categoryId: 'goods', priority: 'urgent', customerId: 'customer', description: 'x' },
      }),
    );
    const why = explainPolicy(center.services.db, lead(), { ticketId });
    expect(why.policy).toMatchObject({ name: 'Goods', categoryName: 'Goods' });
    expect(why.others).toEqual([
      { name: 'Urgent', by: 'category' },
      { name: 'All', by: 'category' },
    ]);
    expect(why.clocks).toContainEqual({ kind: 'solution', allowedMinutes: 480 });
  });
});
