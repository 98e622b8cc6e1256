import { afterEach, beforeEach, expect, it } from 'vitest';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { eventsOfTicket } from '../../../db/ticket-events.ts';
import { addUnitMember, insertUnit } from '../../../db/ticket-setup.ts';
import { findTicket } from '../../../db/tickets.ts';
import { moveTicketInput, registerTicketInput } from '../../../shared/contract/tickets.ts';
import { markAbsent } from '../queue/mark-absent.ts';
import { undoAbsence } from '../queue/undo-absence.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { moveTicket } from './move-ticket.ts';
import { registerTicket } from './register-ticket.ts';
import { lookForAbsentWorkers } from './schedule-passing-on.ts';

const TODAY = '2026-11-24';
let center: OrderCenter;
let cases: string[];
beforeEach(async () => {
  center = await createOrderCenter();
  await center.services.writer.write((tx) => {
    tx.raw.exec(`UPDATE operator SET deputy_operator_id = 'lead' WHERE id = 'op1'; UPDATE operator SET team_id = 'team';
      INSERT OR IGNORE INTO operator_role (operator_id, role) SELECT id, 'operator' FROM operator`);
    insertUnit(tx, { id: 'depot', code: 'D', name: 'Depot', assigning: 'in-turn', active: 1 });
    addUnitMember(tx, 'depot', 'op1');
    seedCategory(tx, { id: 'a', code: 'A', name: 'A', unitId: 'depot' });
  });
  cases = [await register(), await register()];
});
afterEach(() => center.close());

async function register(): Promise<string> {
  const input = registerTicketInput.parse({
    ...{ kind: 'complaint', categoryId: 'a', customerId: 'customer', description: 'x' },
  });
  return (await center.command(center.as('op1'), registerTicket, input)).ticketId;
}
const mark = (share: 'deputy' | 'by-load', from = TODAY) =>
  center.command(center.as('lead'), markAbsent, { operatorId: 'op1', from, to: '2026-11-30', share, reason: '病假' });
const whoHas = () => cases.map((id) => findTicket(center.services.db, id)?.assigneeId);

it('passes cases to the deputy, tells their timelines without the reason, and takes back what nobody touched', async () => {
  expect(whoHas()).toEqual(['op1', 'op1']);
  const { absence } = await mark('deputy');
  expect(absence.cases).toMatchObject([{ count: 2 }]);
  expect(whoHas()).toEqual(['lead', 'lead']);
  const [first = '', second] = cases;
  expect(eventsOfTicket(center.services.db, first).at(-1)).toMatchObject({
    kind: 'assigned',
    text: '',
    data: { absentUntil: '2026-11-30', assigneeId: 'lead' },
  });
  const version = findTicket(center.services.db, first)?.version;
  const accept = moveTicketInput.parse({ ticketId: first, version, transition: 'accept' });
  await center.command(center.as('lead'), moveTicket, accept);
  const undone = await center.command(center.as('lead'), undoAbsence, { absenceId: absence.id });
  expect(undone).toMatchObject({ casesBack: 1, casesLeft: 1 });
  expect(whoHas()).toEqual(['lead', 'op1']);
  expect(second).toBeDefined();
});

it('leaves cases with the unit when none of its people is at work, else shares them by load', async () => {
  const { absence } = await mark('by-load');
  expect(absence.cases).toEqual([{ operatorName: null, count: 2 }]);
  expect(whoHas()).toEqual([null, null]);
  await center.command(center.as('lead'), undoAbsence, { absenceId: absence.id });
  await center.services.writer.write((tx) => addUnitMember(tx, 'depot', 'op2'));
  await mark('by-load');
  expect(whoHas()).toEqual(['op2', 'op2']);
});

it('passes cases on when a planned absence begins', async () => {
  await mark('deputy', '2026-11-25');
  expect(whoHas()).toEqual(['op1', 'op1']);
  await lookForAbsentWorkers(center.services);
  expect(whoHas()).toEqual(['op1', 'op1']);
  center.clock.nowMs += 24 * 3_600_000;
  await lookForAbsentWorkers(center.services);
  expect(whoHas()).toEqual(['lead', 'lead']);
});
