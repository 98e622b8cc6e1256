import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertAbsence } from '../../../db/absences.ts';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { checksOfTicket } from '../../../db/ticket-checks.ts';
import { eventsOfTicket } from '../../../db/ticket-events.ts';
import { findTicket } from '../../../db/tickets.ts';
import { registerTicketInput } from '../../../shared/contract/tickets.ts';
import { assignTicketsInput, saveUnitInput } from '../../../shared/contract/units.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { assignTickets } from '../tickets/assign-tickets.ts';
import { checkTicket } from '../tickets/check-ticket.ts';
import { registerTicket } from '../tickets/register-ticket.ts';
import { listResponsible, listUnits } from './list-units.ts';
import { removeUnit, saveUnit, setUnitActive } from './save-unit.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
  await center.services.writer.write((tx) => {
    seedCategory(tx, { id: 'a', code: 'A', name: 'A', checklist: ['Seen'] });
  });
});
afterEach(() => center.close());

const lead = () => center.as('lead');
const refusal = (key: string) => expect.objectContaining({ key });
const save = (name: string, more: Record<string, unknown> = {}) =>
  center.command(lead(), saveUnit, saveUnitInput.parse({ id: null, name, assigning: 'unit', memberIds: [], ...more }));
const register = () =>
  center.command(
    center.as('op1'),
    registerTicket,
    registerTicketInput.parse({ kind: 'complaint', categoryId: 'a', customerId: 'customer', description: 'x' }),
  );
const assign = (ticketIds: readonly string[], to: { unitId?: string; assigneeId?: string; version?: number }) =>
  center.command(
    lead(),
    assignTickets,
    assignTicketsInput.parse({
      tickets: ticketIds.map((ticketId) => ({ ticketId, version: to.version ?? 1 })),
      unitId: to.unitId ?? null,
      assigneeId: to.assigneeId ?? null,
      reason: '调整',
    }),
  );
const whoHas = (ticketId: string) => {
  const { unitId, assigneeId, version } = findTicket(center.services.db, ticketId) ?? {};
  return { unitId, assigneeId, version };
};
const away = (operatorId: string) =>
  center.services.writer.write((tx) => {
    const plain = { share: 'deputy', reason: 'x', markedAtMs: 0, markedBy: 'x', undoneAtMs: null } as const;
    insertAbsence(tx, { ...plain, id: `of-${operatorId}`, operatorId, validFrom: '2026-11-24', validTo: '2026-11-26' });
  });

describe('units', () => {
  it('have members whose places in turn stay, and need some to share out among', async () => {
    await expect(save('Depot', { assigning: 'in-turn' })).rejects.toEqual(refusal('unit-needs-members'));
    const { id } = await save('Depot', { assigning: 'in-turn', memberIds: ['op1', 'op2'] });
    await expect(save('Depot')).rejects.toEqual(refusal('unit-name-taken'));
    await expect(save('Other', { code: 'U-01' })).rejects.toEqual(refusal('unit-code-taken'));
    await expect(save('Other', { memberIds: ['nobody'] })).rejects.toEqual(refusal('operator-unknown'));
    await save('Depot', { id, assigning: 'by-load', memberIds: ['op2'] });
    await away('op2');
    const { units } = listUnits(center.services.db, lead(), {});
    expect(units).toMatchObject([
      { code: 'U-01', name: 'Depot', assigning: 'by-load', members: [{ id: 'op2', atWork: false }], openCases: 0 },
    ]);
    expect(listResponsible(center.services.db, lead(), {}).units).toMatchObject([{ members: 1, atWork: 0 }]);
  });

  it('are deleted when nothing names them, else made inactive, and then refused', async () => {
    const { id: used } = await save('Depot');
    const { id: spare } = await save('Spare');
    const { ticketId } = await register();
    await assign([ticketId], { unitId: used });
    expect(await center.command(lead(), removeUnit, { id: spare })).toEqual({ removed: true, openCases: 0 });
    expect(await center.command(lead(), removeUnit, { id: used })).toEqual({ removed: false, openCases: 1 });
    expect(whoHas(ticketId)).toMatchObject({ unitId: used });
    await expect(assign([ticketId], { unitId: used, version: 2 })).rejects.toEqual(refusal('unit-inactive'));
    await center.command(lead(), setUnitActive, { id: used, active: true });
    expect(await assign([ticketId], { unitId: used, version: 2 })).toEqual({ assigned: 1, left: [] });
  });
});

describe('assignTickets', () => {
  it('gives a selection by the rule of the unit, leaves out what changed meanwhile, and tells the timeline', async () => {
    const { id } = await save('Depot', { assigning: 'in-turn', memberIds: ['op1', 'op2'] });
    const cases = [await register(), await register(), await register()];
    const [first, second, third] = cases.map(({ ticketId }) => ticketId) as [string, string, string];
    await assign([third], { assigneeId: 'op2' });
    expect(await assign([first, second, third], { unitId: id })).toEqual({
      assigned: 2,
      left: [cases[2]?.number],
    });
    expect([first, second, third].map((each) => whoHas(each).assigneeId)).toEqual(['op1', 'op2', 'op2']);
    expect(eventsOfTicket(center.services.db, first).at(-1)).toMatchObject({
      kind: 'assigned',
      text: '调整',
      data: { toUnit: 'Depot', fromAssignee: null },
    });
  });

  it('goes on in turn within one selection', async () => {
    const { id } = await save('Depot', { assigning: 'in-turn', memberIds: ['op1', 'op2'] });
    const cases: string[] = [];
    for (let count = 0; count < 5; count += 1) cases.push((await register()).ticketId);
    await assign(cases, { unitId: id });
    expect(cases.map((each) => whoHas(each).assigneeId)).toEqual(['op1', 'op2', 'op1', 'op2', 'op1']);
  });

  it('tells of one case what the first did, and gives nothing to who is away or to nobody', async () => {
    const { ticketId } = await register();
    await away('op2');
    await expect(assign([ticketId], {})).rejects.toEqual(refusal('ticket-needs-unit-or-person'));
    await expect(assign([ticketId], { assigneeId: 'op2' })).rejects.toEqual(refusal('assignee-away'));
    await assign([ticketId], { assigneeId: 'op1' });
    await expect(assign([ticketId], { assigneeId: 'op1' })).rejects.toEqual(refusal('ticket-changed'));
  });
});

it('ticks the checklist and takes a tick back, both in the timeline', async () => {
  const { ticketId } = await register();
  const check = (version: number, done: boolean, position = 1) =>
    center.command(center.as('op1'), checkTicket, { ticketId, version, position, done });
  expect(await check(1, true)).toMatchObject({ version: 2 });
  expect(checksOfTicket(center.services.db, ticketId)).toMatchObject([{ text: 'Seen', doneByName: 'OP1' }]);
  expect(await check(2, true)).toMatchObject({ version: 2 });
  expect(await check(2, false)).toMatchObject({ version: 3 });
  await expect(check(3, true, 9)).rejects.toEqual(refusal('check-unknown'));
  expect(eventsOfTicket(center.services.db, ticketId).filter(({ kind }) => kind === 'checked')).toMatchObject([
    { text: 'Seen', data: { position: 1, done: true } },
    { data: { done: false } },
  ]);
});
