import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { findCustomer, phonesOf } from '../../../db/customers.ts';
import type { InHand } from '../../../shared/contract/calls.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { callerNumbers } from '../../../shared/domain/calls/caller-number.ts';
import { enterSeatState } from '../seats/enter-seat-state.ts';
import type { CommandContext } from '../services.ts';
import { putAside } from './put-aside.ts';
import { requireWork } from './require-work.ts';
import { settleAbandonedCalls } from './settle-abandoned-calls.ts';
import { showInHand } from './show-in-hand.ts';
import { startCall } from './start-call.ts';
import { leaseTodaysCall } from './todays-call.ts';

/**
 * Takes an incoming call in every state but talking; what was in hand is put aside. When the customer is due today, the
 * day's call comes along, so that the order taken settles it. Errors: `refused/incoming-while-talking`,
 * `refused/customer-in-call` {seat}, `not-found/customer-unknown`, `invalid/number-without-digits`.
 */
export function takeIncoming(
  tx: WritableDB,
  ctx: CommandContext,
  input: { readonly number: string; readonly customerId: string | null },
): InHand {
  const work = requireWork(tx, ctx);
  if (work.seat.state === 'talking' || work.seat.state === 'hold')
    throw new AppError('refused', 'incoming-while-talking');
  const [number] = storedSpelling(tx, input) ?? callerNumbers(input.number);
  if (number === undefined) throw new AppError('invalid', 'number-without-digits');
  if (input.customerId !== null && !findCustomer(tx, input.customerId))
    throw new AppError('not-found', 'customer-unknown');

  settleAbandonedCalls(tx, ctx);
  putAside(tx, ctx, work);
  if (work.seat.state === 'dialing') enterSeatState(tx, ctx, { state: 'ready' });
  const task = input.customerId === null ? null : leaseTodaysCall(tx, ctx, input.customerId);
  startCall(tx, ctx, {
    customerId: input.customerId,
    taskId: task?.id ?? null,
    direction: 'in',
    source: task?.source ?? 'incoming',
    number,
    answered: true,
  });
  enterSeatState(tx, ctx, { state: 'talking', taskId: task?.id ?? null });
  return showInHand(tx, ctx);
}

/** The number as the customer has it, where it is theirs. */
function storedSpelling(
  db: ReadableDB,
  { number, customerId }: { readonly number: string; readonly customerId: string | null },
): [string] | null {
  if (customerId === null) return null;
  const spellings = new Set(callerNumbers(number));
  const stored = phonesOf(db, customerId).find((phone) => spellings.has(phone.number));
  return stored ? [stored.number] : null;
}
