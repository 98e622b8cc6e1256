import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import {
  countPendingChanges,
  decidedChangesOf,
  listCustomerChanges,
  type NamedChangeRow,
  pendingChangesOf,
} from '../../../db/customer-changes.ts';
import type {
  ChangePartView,
  ChangeValue,
  ChangeView,
  countChangesOutput,
  listChangesInput,
  listChangesOutput,
} from '../../../shared/contract/customer-changes.ts';
import {
  type ChangeField,
  type ChangePart,
  type ChangeValues,
  standingOf,
} from '../../../shared/domain/customers/change-parts.ts';
import { maskNumber } from '../../../shared/domain/customers/mask-number.ts';
import { reachesTeam } from '../auth/reaches-team.ts';
import { seesNumbers, seesNumbersOf, shownAccount } from '../customers/visible-phones.ts';
import type { Actor, Query, ReadContext } from '../services.ts';
import { seenMark } from './apply-parts.ts';
import { changeValuesOf } from './change-values.ts';

const SHOWN_DECIDED = 20;

/** Whether this person decides on requests for the customers of a team. */
export function mayDecide(actor: Actor, teamId: string | null): boolean {
  return actor.rights.has('customer.approve') && reachesTeam(actor, teamId);
}

/** What waits for a customer and what was decided lately; whoever may look at the customer sees them. */
export const changesOfCustomer: Query<{ readonly customerId: string }, ChangeView[]> = (db, ctx, { customerId }) =>
  [...pendingChangesOf(db, customerId), ...decidedChangesOf(db, customerId, SHOWN_DECIDED)].map((row) =>
    changeViewOf(db, ctx, row),
  );

/** An operator's own requests, those of a lead's team, or all. */
export const listChanges: Query<z.output<typeof listChangesInput>, z.input<typeof listChangesOutput>> = (
  db,
  ctx,
  { waiting, limit, offset },
) => {
  const { scope, operatorId, teamId } = ctx.actor;
  const rows = listCustomerChanges(db, { scope, operatorId, teamId }, { waiting, limit: limit + 1, offset });
  return { rows: rows.slice(0, limit).map((row) => changeViewOf(db, ctx, row)), more: rows.length > limit };
};

export const countChanges: Query<unknown, z.input<typeof countChangesOutput>> = (db, { actor }) => {
  if (!actor.rights.has('customer.approve')) return { waiting: 0 };
  return { waiting: countPendingChanges(db, actor.scope === 'all' ? null : (actor.teamId ?? '')) };
};

export function changeViewOf(db: ReadableDB, ctx: ReadContext, row: NamedChangeRow): ChangeView {
  const { actor } = ctx;
  const isPending = row.state === 'pending';
  const stored = isPending ? changeValuesOf(db, row.customerId) : null;
  const whole = isPending ? seesNumbers(db, ctx, row.customerId, row.teamId) : seesNumbersOf(actor, row.teamId);
  const shown = (field: ChangeField, value: ChangeValues[ChangeField]): ChangeValue =>
    shownValue(field, value, whole, (account) => shownAccount(actor, account, row.teamId));
  return {
    changeId: row.id,
    customerId: row.customerId,
    customerCode: row.customerCode,
    customerName: row.customerName,
    state: row.state,
    parts: row.parts.map((part) => partView(part, stored, shown)),
    reason: row.reason,
    inCall: row.callId !== null,
    ticket: row.ticketId === null ? null : { id: row.ticketId, number: row.ticketNumber ?? '' },
    sentBack: isPending && row.ticketState === 'waiting',
    askedAtMs: row.askedAtMs,
    askedByName: row.askedByName,
    decidedAtMs: row.decidedAtMs,
    decidedByName: row.decidedByName,
    decisionReason: row.decisionReason,
    mine: row.askedBy === actor.operatorId,
    mayDecide: isPending && row.ticketState !== 'waiting' && mayDecide(actor, row.teamId),
    seen: stored && seenMark(row.parts, stored),
  };
}

function partView(
  part: ChangePart,
  stored: ChangeValues | null,
  shown: (field: ChangeField, value: ChangeValues[ChangeField]) => ChangeValue,
): ChangePartView {
  const { field, before, after } = part;
  const isOvertaken = stored !== null && standingOf(part, stored) === 'overtaken';
  return {
    field,
    before: shown(field, before),
    after: shown(field, after),
    ...(isOvertaken ? { now: shown(field, stored[field]) } : {}),
  };
}

function shownValue(
  field: ChangeField,
  value: ChangeValues[ChangeField],
  whole: boolean,
  account: (value: string | null) => string | null,
): ChangeValue {
  if (field === 'phones') {
    const phones = value as ChangeValues['phones'];
    return phones.map((phone) => ({ ...phone, number: whole ? phone.number : maskNumber(phone.number) }));
  }
  if (field === 'settlementAccount') return account(value as string | null);
  return value as ChangeValue;
}
