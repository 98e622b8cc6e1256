import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import { operatorNameOf } from '../../../db/customer-card.ts';
import {
  callsOfCustomer,
  classTypeByCode,
  conveyedTo,
  type TimelineRow,
  timelineOf,
} from '../../../db/customer-history.ts';
import { findCustomer } from '../../../db/customers.ts';
import { findRoute } from '../../../db/routes.ts';
import type {
  conveyedMessages,
  customerCalls,
  customerTimeline,
  PageOfCustomer,
  TimelineEntry,
} from '../../../shared/contract/customer-history.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ChangedPhone, ChangePart } from '../../../shared/domain/customers/change-parts.ts';
import { maskNumber } from '../../../shared/domain/customers/mask-number.ts';
import {
  type TimelineChange,
  type TimelineNames,
  timelineChanges,
} from '../../../shared/domain/customers/timeline-changes.ts';
import type { Query, ReadContext } from '../services.ts';
import { seesNumbers, shownAccount } from './visible-phones.ts';

/** A customer's calls, newest first, whoever made them. Error: `not-found/customer-unknown`, as of all of these. */
export const readCustomerCalls: Query<PageOfCustomer, z.input<typeof customerCalls>> = (db, ctx, page) => {
  const { whole } = visible(db, ctx, page.customerId);
  const rows = callsOfCustomer(db, { ...page, limit: page.limit + 1 });
  return {
    rows: rows
      .slice(0, page.limit)
      .map((row) => ({ ...row, number: row.number === null || whole ? row.number : maskNumber(row.number) })),
    more: rows.length > page.limit,
  };
};

/** What a customer was told, the latest first. */
export const readConveyed: Query<PageOfCustomer, z.input<typeof conveyedMessages>> = (db, ctx, page) => {
  visible(db, ctx, page.customerId);
  const rows = conveyedTo(db, { ...page, limit: page.limit + 1 });
  return { rows: rows.slice(0, page.limit), more: rows.length > page.limit };
};

/** Who changed what of a customer when, from what to what, newest first; numbers and accounts masked as on the card. */
export const readTimeline: Query<PageOfCustomer, z.input<typeof customerTimeline>> = (db, ctx, page) => {
  const { whole, teamId } = visible(db, ctx, page.customerId);
  const names = namesIn(db);
  const rows = timelineOf(db, { ...page, limit: page.limit + 1 });
  const phone = (each: ChangedPhone) => (whole ? each : { ...each, number: maskNumber(each.number) });
  const account = (value: string | null) => shownAccount(ctx.actor, value, teamId);
  return {
    rows: rows.slice(0, page.limit).map((row) => {
      const { changes, ...entry } = entryOf(row, names);
      return { ...entry, changes: changes.map((each) => masked(each, phone, account, whole)) };
    }),
    more: rows.length > page.limit,
  };
};

function visible(db: ReadableDB, ctx: ReadContext, customerId: string): { whole: boolean; teamId: string | null } {
  const customer = findCustomer(db, customerId);
  if (!customer) throw new AppError('not-found', 'customer-unknown');
  const teamId = (customer.routeId === null ? undefined : findRoute(db, customer.routeId))?.teamId ?? null;
  return { whole: seesNumbers(db, ctx, customerId, teamId), teamId };
}

type Entry = Omit<TimelineEntry, 'changes'> & { readonly changes: readonly TimelineChange[] };

function entryOf({ source, id, before, after, reason, ...row }: TimelineRow, names: TimelineNames): Entry {
  const entry = { ...row, key: `${source} ${id}`, reason: reason === '' ? null : reason };
  if (source === 'audit') {
    const changes = timelineChanges(parsed(before), parsed(after), names);
    const isRequest = row.action?.startsWith('customerChanges.') === true;
    return { ...entry, kind: isRequest ? 'approved' : 'edited', changes };
  }
  if (source === 'class') {
    return { ...entry, kind: 'class', changes: [{ field: 'class', label: before, before: null, after }] };
  }
  const parts = parsed(before) as unknown as readonly ChangePart[];
  const changes = parts.map((part) => ({ field: part.field, label: null, before: part.before, after: part.after }));
  return { ...entry, kind: source, changes };
}

function masked(
  change: TimelineChange,
  phone: (each: ChangedPhone) => ChangedPhone,
  account: (value: string | null) => string | null,
  whole: boolean,
): TimelineEntry['changes'][number] {
  const { field, label } = change;
  const side = (value: TimelineChange['before']) => {
    if (typeof value === 'object' && value !== null) return value.map(phone);
    return field === 'settlementAccount' ? account(value as string | null) : value;
  };
  const shownLabel = field === 'phoneLabel' && label !== null && !whole ? maskNumber(label) : label;
  return { field, label: shownLabel, before: side(change.before), after: side(change.after) };
}

function parsed(json: string | null): Record<string, unknown> {
  return json === null ? {} : ((JSON.parse(json) as Record<string, unknown> | null) ?? {});
}

function namesIn(db: ReadableDB): TimelineNames {
  return {
    route: (id) => findRoute(db, id)?.name ?? id,
    operator: (id) => operatorNameOf(db, id) ?? id,
    classType(code) {
      const type = classTypeByCode(db, code);
      return type && { name: type.name, className: (each) => type.classes.get(each) ?? each };
    },
  };
}
