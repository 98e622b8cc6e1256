import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listMessages } from '../../../db/message-lists.ts';
import { openMessagesOf, replyOf } from '../../../db/messages.ts';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { eventsOfTicket } from '../../../db/ticket-events.ts';
import { findTicket } from '../../../db/tickets.ts';
import { moveTicketInput, registerTicketInput, type TransitionName } from '../../../shared/contract/tickets.ts';
import { finishCall } from '../calls/finish-call.ts';
import { conveyMessage } from '../messages/convey-message.ts';
import { createSeatCenter, type SeatCenter } from '../testing/seat-center.ts';
import { moveTicket } from './move-ticket.ts';
import { registerTicket } from './register-ticket.ts';
import { replyTold } from './reply-told.ts';
import { showTicket } from './show-ticket.ts';

let center: SeatCenter;
let ticketId: string;
let number: string;
beforeEach(async () => {
  center = await createSeatCenter();
  await center.services.writer.write((tx) =>
    seedCategory(tx, { id: 'idea', kind: 'suggestion', code: 'I', name: 'Idea' }),
  );
  ({ ticketId, number } = await register({ customerId: 'customer' }));
});
afterEach(() => center.close());

const db = () => center.services.db;
function register(whose: object) {
  const given = { kind: 'suggestion', categoryId: 'idea', description: '早点送货', ...whose };
  return center.command(center.as('op1'), registerTicket, registerTicketInput.parse(given));
}
function move(transition: TransitionName, more: object = {}, id = ticketId) {
  const version = findTicket(db(), id)?.version as number;
  return center.command(
    center.as('lead'),
    moveTicket,
    moveTicketInput.parse({ ticketId: id, version, transition, ...more }),
  );
}
const ADOPTED = { decision: 'adopted', result: '改线路', reply: '从下周起，上午十点前送到' };
const open = () => openMessagesOf(db(), 'customer', '2026-11-24').map(({ text }) => text);
const kinds = () => eventsOfTicket(db(), ticketId).map(({ kind, told }) => (told ? `${kind}!` : kind));
const shown = () => showTicket(db(), center.as('lead'), { ticketId });

describe('the reply to a suggestion', () => {
  it('is needed, whichever way it ends, and told in the customer’s next call', async () => {
    await move('accept');
    for (const decision of ['adopted', 'declined'] as const) {
      const silent = move('resolve', { ...ADOPTED, decision, reply: '' });
      await expect(silent).rejects.toMatchObject({ key: 'ticket-needs-reply' });
    }
    await expect(move('resolve', { ...ADOPTED, decision: 'approved' })).rejects.toMatchObject({
      key: 'ticket-needs-decision',
    });
    await move('resolve', ADOPTED);
    expect(open()).toEqual([`${number}: 从下周起，上午十点前送到`]);
    expect(shown()).toMatchObject({ replying: { toldAtMs: null } });
    // It stands on its case, not among the messages that are written for many.
    const listed = { today: '2026-11-24', state: null, text: null, limit: 10, offset: 0 };
    expect(listMessages(db(), listed)).toEqual([]);
    expect(kinds()).toEqual(['registered', 'moved', 'moved', 'reply-planned']);

    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.dial();
    await seat.answer();
    const [message] = seat.inHand().messages;
    await seat.do(conveyMessage, { messageId: message?.messageId as string, conveyed: true });
    expect(shown()).toMatchObject({ replying: { toldByName: 'OP1' } });
    expect(eventsOfTicket(db(), ticketId).at(-1)).toMatchObject({ kind: 'told', told: true, text: ADOPTED.reply });
    expect(open()).toEqual([]);
    await move('close');
  });

  it('stays to be told when the call reached a stranger', async () => {
    await move('accept');
    await move('resolve', { ...ADOPTED, decision: 'declined' });
    const seat = center.seat('op1');
    await seat.ready();
    await seat.next();
    await seat.dial();
    const messageId = seat.inHand().messages[0]?.messageId as string;
    await seat.do(conveyMessage, { messageId, conveyed: true });
    await seat.record({ disposition: 'wrong-person' });
    await seat.do(finishCall, {});
    expect(shown()).toMatchObject({ replying: { toldAtMs: null } });
    expect(kinds().slice(-2)).toEqual(['told!', 'reply-taken-back']);
    expect(open()).toHaveLength(1);
  });

  it('need not be told in a call once it was told otherwise, nor after reopening', async () => {
    await move('accept');
    await move('resolve', ADOPTED);
    await move('reopen', { reason: '还没送' });
    expect(open()).toEqual([]);
    await move('resolve', ADOPTED);
    const version = findTicket(db(), ticketId)?.version as number;
    await center.command(center.as('lead'), replyTold, { ticketId, version });
    expect(open()).toEqual([]);
    expect(kinds().at(-1)).toBe('told!');
    const again = center.command(center.as('lead'), replyTold, { ticketId, version: version + 1 });
    await expect(again).rejects.toMatchObject({ key: 'reply-not-open', params: { number } });
  });

  it('of somebody who is no customer was told when it is given', async () => {
    const stranger = await register({ customerId: null, person: { name: '路人', phone: '' } });
    await move('accept', {}, stranger.ticketId);
    await move('resolve', ADOPTED, stranger.ticketId);
    expect(replyOf(db(), stranger.ticketId)).toBeUndefined();
    expect(eventsOfTicket(db(), stranger.ticketId).at(-1)).toMatchObject({ kind: 'told', told: true });
  });

  it('is said in half a minute, the whole of it stands on the case', async () => {
    await move('accept');
    const reply = '长'.repeat(5000);
    await move('resolve', { ...ADOPTED, reply });
    expect(open()[0]).toHaveLength(300);
    expect(shown().reply).toBe(reply);
  });
});
