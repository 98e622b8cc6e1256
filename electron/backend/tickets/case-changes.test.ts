import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCustomerChange } from '../../../db/customer-changes.ts';
import { findCustomer, phonesOf, updateCustomer } from '../../../db/customers.ts';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { eventsOfTicket } from '../../../db/ticket-events.ts';
import { findTicket } from '../../../db/tickets.ts';
import { askChangeInput } from '../../../shared/contract/customer-changes.ts';
import { moveTicketInput, registerTicketInput, type TransitionName } from '../../../shared/contract/tickets.ts';
import { approveChanges } from '../customer-changes/approve-changes.ts';
import { askChange } from '../customer-changes/ask-change.ts';
import { decideChange, withdrawChange } from '../customer-changes/decide-change.ts';
import { changesOfCustomer, countChanges } from '../customer-changes/show-changes.ts';
import { createSeatCenter, type SeatCenter } from '../testing/seat-center.ts';
import { correctChange } from './correct-change.ts';
import { moveTicket } from './move-ticket.ts';
import { registerTicket } from './register-ticket.ts';
import { showTicket } from './show-ticket.ts';

let center: SeatCenter;
beforeEach(async () => {
  center = await createSeatCenter();
  await center.services.writer.write((tx) => {
    const request = { kind: 'service-request' } as const;
    seedCategory(tx, {
      ...request,
      id: 'data',
      code: 'D',
      name: 'Data',
      changeFields: ['phones', 'orderWeekdays', 'address'],
    });
    seedCategory(tx, { ...request, id: 'paper', code: 'P', name: 'Paper' });
  });
});
afterEach(() => center.close());

const db = () => center.services.db;
const otherLead = () => center.context(center.actor(['lead'], { operatorId: 'op2', name: 'LEAD2', teamId: 'other' }));
const NEW_PHONES = [
  { position: 1, number: null, label: null, dead: true },
  { position: null, number: '13900139000', label: null, dead: false },
];

function register(change: object | null = { address: '东街 1 号' }, more: Record<string, unknown> = {}) {
  const given = {
    kind: 'service-request',
    categoryId: 'data',
    customerId: 'customer',
    description: '换地址',
    change,
    ...more,
  };
  return center.command(center.as('op1'), registerTicket, registerTicketInput.parse(given));
}
function move(ticketId: string, transition: TransitionName, more: object = {}, ctx = center.as('lead')) {
  const version = findTicket(db(), ticketId)?.version as number;
  return center.command(ctx, moveTicket, moveTicketInput.parse({ ticketId, version, transition, ...more }));
}
const ticket = (ticketId: string) => findTicket(db(), ticketId);
const changeOf = (ticketId: string) => findCustomerChange(db(), ticket(ticketId)?.customerChangeId as string);
const decide = (changeId: string, decision: 'approve' | 'decline', reason = '', seen: string | null = null) =>
  center.command(center.as('lead'), decideChange, { changeId, decision, reason, seen });
const told = (ticketId: string) => eventsOfTicket(db(), ticketId).map(({ kind, data }) => data.transition ?? kind);

describe('a service request that carries a change', () => {
  it('asks for it as it is registered, in the call or without one, and only for what its category says', async () => {
    const { ticketId, number } = await register({ phones: NEW_PHONES });
    expect(changeOf(ticketId)).toMatchObject({
      ...{ state: 'pending', reason: number, ticketId, ticketNumber: number, callId: null, askedByName: 'OP1' },
      parts: [{ field: 'phones', after: [{ dead: true }, { number: '13900139000' }] }],
    });
    expect(told(ticketId)).toEqual(['registered', 'change-asked']);
    await expect(register({ contact: '王芳' })).rejects.toMatchObject({ key: 'change-not-of-category' });
    await expect(register({ address: '东街' }, { categoryId: 'paper' })).rejects.toMatchObject({
      ...{ key: 'change-not-of-category', params: { category: 'Paper' } },
    });
    const stranger = { customerId: null, person: { name: '路人', phone: '' } };
    await expect(register({ address: '东街' }, stranger)).rejects.toMatchObject({ key: 'change-not-of-category' });
    await expect(register({ address: '' })).rejects.toMatchObject({ key: 'change-nothing' });
    await expect(register({ orderWeekdays: ['SU'] })).rejects.toMatchObject({ key: 'customer-weekday-not-of-route' });
  });

  it('belongs to the call in hand', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.dial();
    await seat.answer();
    const { ticketId } = await register();
    expect(changeOf(ticketId)?.callId).toBe(ticket(ticketId)?.callId);
    expect(ticket(ticketId)?.callId).toEqual(expect.any(String));
  });

  it('writes the change to the customer once it is approved, in the same step', async () => {
    const { ticketId, number } = await register({ address: '东街 1 号', phones: NEW_PHONES });
    await move(ticketId, 'accept');
    await expect(move(ticketId, 'resolve')).rejects.toMatchObject({ key: 'ticket-needs-decision' });
    await move(ticketId, 'resolve', { decision: 'approved' });
    expect(findCustomer(db(), 'customer')).toMatchObject({ address: '东街 1 号' });
    expect(phonesOf(db(), 'customer')).toMatchObject([{ dead: 1 }, { number: '13900139000' }]);
    expect(ticket(ticketId)).toMatchObject({ state: 'resolved', decision: 'approved' });
    expect(changeOf(ticketId)).toMatchObject({ state: 'applied', decidedByName: 'LEAD' });
    expect(eventsOfTicket(db(), ticketId).at(-1)).toMatchObject({
      ...{ kind: 'change-applied', operatorName: 'LEAD', data: { fields: 'phones,address' } },
    });
    const audited = db().raw.prepare("SELECT reason FROM audit WHERE entity = 'customer'").pluck().all();
    expect(audited).toEqual([number]);
    await move(ticketId, 'close');
    expect(ticket(ticketId)?.state).toBe('closed');
  });

  it('declines it with the reply, withdraws it with the case', async () => {
    const first = await register();
    await move(first.ticketId, 'accept');
    await expect(move(first.ticketId, 'resolve', { decision: 'declined' })).rejects.toMatchObject({
      key: 'ticket-needs-reply',
    });
    await move(first.ticketId, 'resolve', { decision: 'declined', reply: '与许可证不符' });
    expect(changeOf(first.ticketId)).toMatchObject({ state: 'declined', decisionReason: '与许可证不符' });
    expect(findCustomer(db(), 'customer')?.address).toBeNull();
    const second = await register();
    await move(second.ticketId, 'withdraw', { reason: '不搬了' }, center.as('op1'));
    expect(changeOf(second.ticketId)).toMatchObject({ state: 'withdrawn', decidedByName: 'OP1' });
  });

  it('sends it back to whoever asked, who corrects it, and goes on', async () => {
    const { ticketId } = await register({ address: '东街 1 号', phones: NEW_PHONES });
    const first = changeOf(ticketId)?.id as string;
    await move(ticketId, 'send-back', { reason: '门牌号不对' });
    expect(ticket(ticketId)).toMatchObject({ state: 'waiting', assigneeId: 'op1' });
    expect(countChanges(db(), center.as('lead'), {})).toEqual({ waiting: 0 });
    await expect(decide(first, 'approve')).rejects.toMatchObject({ key: 'change-sent-back' });
    const version = ticket(ticketId)?.version as number;
    const correct = (change: object) =>
      center.command(center.as('op1'), correctChange, {
        ticketId,
        version,
        change: askChangeInput.parse({ customerId: 'x', ...change }),
      });
    await expect(correct({})).rejects.toMatchObject({ key: 'change-nothing' });
    await correct({ address: '东街 10 号' });
    expect(ticket(ticketId)).toMatchObject({ state: 'in-progress' });
    expect(findCustomerChange(db(), first)?.state).toBe('withdrawn');
    // What the correction says nothing of stays asked for.
    expect(changeOf(ticketId)?.parts.map(({ field, after }) => [field, field === 'address' ? after : ''])).toEqual([
      ['phones', ''],
      ['address', '东街 10 号'],
    ]);
    expect(countChanges(db(), center.as('lead'), {})).toEqual({ waiting: 1 });
    await expect(correct({ address: '西街' })).rejects.toMatchObject({ key: 'ticket-changed' });
    await move(ticketId, 'resolve', { decision: 'approved' });
    expect(findCustomer(db(), 'customer')?.address).toBe('东街 10 号');
    expect(told(ticketId)).toEqual([
      'registered',
      'change-asked',
      'send-back',
      'change-asked',
      'resume',
      'resolve',
      'change-applied',
    ]);
    expect(showTicket(db(), center.as('lead'), { ticketId }).changes.map(({ state }) => state)).toEqual([
      'withdrawn',
      'applied',
    ]);
  });

  it('drops what the correction gives as it stands already', async () => {
    const { ticketId, version } = await register({ address: '东街 1 号', phones: NEW_PHONES });
    await center.command(center.as('op1'), correctChange, {
      ...{ ticketId, version, change: askChangeInput.parse({ customerId: 'x', address: '' }) },
    });
    expect(changeOf(ticketId)?.parts.map(({ field }) => field)).toEqual(['phones']);
  });

  it('is decided by the customer’s team, also for a lead of another who has the case in hand', async () => {
    const { ticketId } = await register();
    await move(ticketId, 'hand-over', { assigneeId: 'op2' });
    const forbidden = move(ticketId, 'resolve', { decision: 'approved' }, otherLead());
    await expect(forbidden).rejects.toMatchObject({ code: 'forbidden', key: 'change-of-other-team' });
    expect(changeOf(ticketId)?.state).toBe('pending');
  });

  it('is not approved while nothing to change is written down', async () => {
    const { ticketId, version } = await register(null);
    await move(ticketId, 'accept');
    const approve = () => move(ticketId, 'resolve', { decision: 'approved', result: 'ok' });
    await expect(approve()).rejects.toMatchObject({ key: 'ticket-change-missing', params: { category: 'Data' } });
    const change = askChangeInput.parse({ customerId: 'x', address: '东街' });
    await center.command(center.as('op1'), correctChange, { ticketId, version: version + 1, change });
    await approve();
    expect(findCustomer(db(), 'customer')?.address).toBe('东街');
    const again = center.command(center.as('op1'), correctChange, { ...{ ticketId, version: 4, change } });
    await expect(again).rejects.toMatchObject({ key: 'change-case-resolved' });
  });
});

describe('both doors', () => {
  it('approving the change accepts and resolves the case, declining too', async () => {
    const first = await register();
    await decide(changeOf(first.ticketId)?.id as string, 'approve');
    expect(ticket(first.ticketId)).toMatchObject({ state: 'resolved', decision: 'approved', assigneeId: 'lead' });
    expect(told(first.ticketId)).toEqual(['registered', 'change-asked', 'accept', 'resolve', 'change-applied']);
    const second = await register({ address: '西街' });
    await decide(changeOf(second.ticketId)?.id as string, 'decline', '查无此地');
    expect(ticket(second.ticketId)).toMatchObject({ state: 'resolved', decision: 'declined', reply: '查无此地' });
  });

  it('approving a selection moves each case, what is refused leaves the others done', async () => {
    const one = await register({ address: '东街' });
    const two = await register({ phones: NEW_PHONES });
    await move(two.ticketId, 'send-back', { reason: '再问' });
    const ids = [one, two].map(({ ticketId }) => changeOf(ticketId)?.id as string);
    const ctx = {
      ...center.as('lead'),
      services: center.services,
      procedure: 'customerChanges.approve',
      commandId: 'many',
    };
    const report = await approveChanges(ctx as never, { changeIds: ids });
    expect(report).toMatchObject({ approved: 1, refused: [{ key: 'change-sent-back' }] });
    expect([one, two].map(({ ticketId }) => ticket(ticketId)?.state)).toEqual(['resolved', 'waiting']);
  });

  it('taking the change back withdraws the case', async () => {
    const { ticketId } = await register();
    await center.command(center.as('op1'), withdrawChange, { changeId: changeOf(ticketId)?.id as string });
    expect(ticket(ticketId)?.state).toBe('withdrawn');
  });

  it('tells the second of two what the first did, through whichever door', async () => {
    const { ticketId, version } = await register();
    const changeId = changeOf(ticketId)?.id as string;
    await decide(changeId, 'approve');
    const late = moveTicketInput.parse({ ticketId, version, transition: 'withdraw', reason: 'x' });
    await expect(center.command(center.as('op1'), moveTicket, late)).rejects.toMatchObject({
      ...{ key: 'ticket-changed', params: { name: 'LEAD', state: 'resolved' } },
    });
    await expect(decide(changeId, 'decline', 'nein')).rejects.toMatchObject({
      ...{ key: 'change-decided', params: { name: 'LEAD', state: 'applied' } },
    });
  });

  it('wants seen what an import wrote meanwhile', async () => {
    const { ticketId } = await register();
    await move(ticketId, 'accept');
    await center.services.writer.write((tx) => {
      const stored = findCustomer(tx, 'customer');
      if (stored) updateCustomer(tx, 'customer', { ...stored, address: '北街（导入）' });
    });
    const blind = move(ticketId, 'resolve', { decision: 'approved' });
    await expect(blind).rejects.toMatchObject({ key: 'change-overtaken', params: { fields: 'address' } });
    expect(ticket(ticketId)?.state).toBe('accepted');
    const [change] = showTicket(db(), center.as('lead'), { ticketId }).changes;
    expect(change?.parts).toMatchObject([{ field: 'address', now: '北街（导入）' }]);
    await move(ticketId, 'resolve', { decision: 'approved', seen: change?.seen });
    expect(findCustomer(db(), 'customer')?.address).toBe('东街 1 号');
  });

  it('tells of a rival request with who and when, and ends the case whose change is replaced', async () => {
    const first = await register({ address: '东街' });
    const rival = register({ address: '西街' });
    await expect(rival).rejects.toMatchObject({ key: 'change-pending', params: { name: 'OP1', fields: 'address' } });
    const second = await register({ address: '西街', pending: 'replace' });
    expect(ticket(first.ticketId)).toMatchObject({ state: 'withdrawn' });
    expect(eventsOfTicket(db(), first.ticketId).at(-1)).toMatchObject({ text: second.number });
    const plain = askChangeInput.parse({ customerId: 'customer', address: '南街', reason: '来电', pending: 'replace' });
    await center.command(center.as('op2'), askChange, plain);
    expect(ticket(second.ticketId)?.state).toBe('withdrawn');
  });

  it('names the case on the customer’s page, numbers masked as there', async () => {
    const { ticketId, number } = await register({ phones: NEW_PHONES });
    const [change] = changesOfCustomer(db(), center.as('op2'), { customerId: 'customer' });
    expect(change).toMatchObject({ ticket: { id: ticketId, number }, sentBack: false });
    expect(JSON.stringify(change)).not.toContain('13900139000');
    expect(JSON.stringify(showTicket(db(), center.as('op1'), { ticketId }))).not.toContain('13900139000');
    expect(JSON.stringify(showTicket(db(), center.as('lead'), { ticketId }))).toContain('13900139000');
  });
});
