import { unsettledCall } from '../../../db/calls.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { type CustomerChangeRow, insertCustomerChange, pendingChangesOf } from '../../../db/customer-changes.ts';
import { phonesOf } from '../../../db/customers.ts';
import { companySettings } from '../../../db/settings.ts';
import { findTicket, type StoredTicket } from '../../../db/tickets.ts';
import type { AskChangeInput } from '../../../shared/contract/customer-changes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import {
  type ChangePart,
  type ChangeValues,
  changedParts,
  replacedParts,
} from '../../../shared/domain/customers/change-parts.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { accountOf, digitsOf, joinedWeekdays, planEdit } from '../customers/plan-edit.ts';
import type { CommandContext } from '../services.ts';
import { withdrawCarrier } from '../tickets/decide-carried.ts';
import { changeValuesOf, editOf } from './change-values.ts';
import { settleChange } from './settle-change.ts';

/**
 * Asks for a change of a customer's data, which the rules of editing allow as of now; linked to the asker's call in hand
 * if it is this customer's. What replaces a waiting request takes over the fields that it says nothing of.
 * Errors: as in the contract.
 */
export function askChange(
  tx: WritableDB,
  ctx: CommandContext,
  input: AskChangeInput,
): { changeId: string; replaced: number } {
  const { changeId, replaced } = putChange(tx, ctx, input, null);
  return { changeId, replaced };
}

/** A service request, with what it asked for so far. */
interface Carrier {
  readonly ticket: Pick<StoredTicket, 'id' | 'number'>;
  readonly earlier: CustomerChangeRow | null;
}

/** `askChange`, also for a service request that carries it and may have carried another. */
export function putChange(
  tx: WritableDB,
  ctx: CommandContext,
  input: AskChangeInput,
  carrier: Carrier | null,
): { changeId: string; replaced: number; parts: readonly ChangePart[] } {
  const { customerId, pending, reason } = input;
  const stored = changeValuesOf(tx, customerId);
  const said = askedValues(tx, input);
  const earlier = carrier?.earlier ?? null;
  const kept = earlier?.parts.filter(({ field }) => said[field] === undefined) ?? [];
  const asked = replacedParts(kept, changedParts(stored, said));
  if (asked.length === 0 || Object.keys(said).length === 0) throw new AppError('refused', 'change-nothing');
  planEdit(tx, ctx, editOf(customerId, Object.fromEntries(asked.map(({ field, after }) => [field, after]))));

  const rivals = rivalsOf(tx, customerId, asked).filter(({ id }) => id !== earlier?.id);
  const [first] = rivals;
  if (first && pending === 'refuse') {
    const fields = asked.map(({ field }) => field).filter((field) => first.parts.some((part) => part.field === field));
    const at = formatInstant(first.askedAtMs, companySettings(tx).timeZone, 'date-time');
    const params = { name: first.askedByName, at, fields: fields.join(',') };
    throw new AppError('conflict', 'change-pending', params);
  }
  const replaced = pending === 'replace' ? rivals : [];
  const parts = replaced.reduce((later, { parts: earlierParts }) => replacedParts(earlierParts, later), asked);
  if (earlier) settleChange(tx, ctx, earlier, 'withdrawn');
  for (const rival of replaced) withdrawReplaced(tx, ctx, rival, carrier?.ticket.number ?? reason);
  const changeId = ctx.newId();
  const call = unsettledCall(tx, ctx.actor.operatorId);
  insertCustomerChange(tx, {
    ...{ id: changeId, customerId, state: 'pending', parts, reason, ticketId: carrier?.ticket.id ?? null },
    callId: call?.customerId === customerId ? call.id : null,
    ...{ askedAtMs: ctx.nowMs, askedBy: ctx.actor.operatorId, askedByName: ctx.actor.name },
    ...{ decidedAtMs: null, decidedBy: null, decidedByName: null, decisionReason: null },
  });
  ctx.audit({ entity: 'customer-change', entityId: changeId, ...auditedParts(customerId, parts), reason });
  ctx.publish('request.changed', [changeId]);
  return { changeId, replaced: replaced.length, parts };
}

/** Before and after of a request as the audit log keeps them. */
export function auditedParts(customerId: string, parts: readonly ChangePart[]) {
  return {
    before: { customerId, ...Object.fromEntries(parts.map(({ field, before }) => [field, before])) },
    after: { customerId, ...Object.fromEntries(parts.map(({ field, after }) => [field, after])) },
  };
}

function rivalsOf(db: ReadableDB, customerId: string, asked: readonly ChangePart[]): CustomerChangeRow[] {
  const fields = new Set(asked.map(({ field }) => field));
  return pendingChangesOf(db, customerId).filter(({ parts }) => parts.some(({ field }) => fields.has(field)));
}

/** A service request whose change is replaced ends with it; its timeline says in favour of what. */
function withdrawReplaced(tx: WritableDB, ctx: CommandContext, rival: CustomerChangeRow, by: string): void {
  const ticket = rival.ticketId === null ? undefined : findTicket(tx, rival.ticketId);
  if (ticket) withdrawCarrier(tx, ctx, ticket, by);
  else settleChange(tx, ctx, rival, 'withdrawn');
}

function askedValues(db: ReadableDB, input: AskChangeInput): Partial<ChangeValues> {
  const texts = (['licenceNumber', 'contact', 'address', 'area', 'ownerId'] as const)
    .filter((field) => input[field] !== undefined)
    .map((field) => [field, input[field] || null]);
  const plain = (['name', 'status', 'doNotCall'] as const)
    .filter((field) => input[field] !== undefined)
    .map((field) => [field, input[field]]);
  const { phones, orderWeekdays, settlementAccount } = input;
  return {
    ...Object.fromEntries([...texts, ...plain]),
    ...(phones === undefined ? {} : { phones: wholePhones(db, input.customerId, phones) }),
    ...(orderWeekdays === undefined ? {} : { orderWeekdays: joinedWeekdays(orderWeekdays) }),
    ...(settlementAccount === undefined ? {} : { settlementAccount: accountOf(settlementAccount) }),
  };
}

/** Positions as the numbers that stand there. */
function wholePhones(db: ReadableDB, customerId: string, phones: NonNullable<AskChangeInput['phones']>) {
  const stored = phonesOf(db, customerId);
  const kept = phones.filter(({ number }) => number === null).map(({ position }) => position);
  // Said here, since the rules of editing would name the number, which the asker may not see.
  const twice = kept.find((position, at) => kept.indexOf(position) < at);
  if (twice !== undefined) throw new AppError('invalid', 'change-phone-gone', { position: twice ?? 0 });
  const whole = phones.map(({ position, number, label, dead }) => {
    const phone = stored.find((each) => each.position === position);
    if (number !== null) return { number, label, dead };
    if (!phone) throw new AppError('invalid', 'change-phone-gone', { position: position ?? 0 });
    return { number: phone.number, label: phone.label, dead };
  });
  return digitsOf(whole);
}
