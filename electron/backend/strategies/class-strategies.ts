import {
  allChannelStrategies,
  allVisitStrategies,
  deleteChannelStrategy,
  deleteVisitStrategy,
  putChannelStrategy,
  putVisitStrategy,
  rankedClassesOf,
} from '../../../db/class-strategies.ts';
import { findClass } from '../../../db/classes.ts';
import type { ReadableDB, WritableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import type {
  ChannelStrategyFields,
  ChannelStrategyView,
  VisitStrategyFields,
  VisitStrategyView,
} from '../../../shared/contract/class-strategies.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import {
  type AllowedOrders,
  ORDER_TYPES,
  ORDERING_CHANNELS,
  type OrderingChannel,
  type OrderRule,
} from '../../../shared/domain/orders/order-type.ts';
import { formatCycleRule, parseCycleRule } from '../../../shared/domain/strategies/cycle-rule.ts';
import { chooseStrategy, versionsOn } from '../../../shared/domain/strategies/strategy-version.ts';
import type { CommandContext, ReadContext } from '../services.ts';
import { checkSpan } from './check-version.ts';
import { classLabels } from './class-labels.ts';

interface Row {
  readonly id: string;
  readonly classId: string | null;
  readonly name: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Every version of every order-channel strategy. */
export function listChannelStrategies(
  db: ReadableDB,
  ctx: ReadContext,
  _input: object,
): { today: string; strategies: ChannelStrategyView[] } {
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const label = classLabels(db);
  const strategies = allChannelStrategies(db).map((row) => ({
    ...row,
    ...label(row.classId),
    allowed: JSON.parse(row.allowed) as ChannelStrategyView['allowed'],
  }));
  return { today, strategies };
}

/** Every version of every visit-cycle strategy. */
export function listVisitStrategies(
  db: ReadableDB,
  ctx: ReadContext,
  _input: object,
): { today: string; strategies: VisitStrategyView[] } {
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const label = classLabels(db);
  return { today, strategies: allVisitStrategies(db).map((row) => ({ ...row, ...label(row.classId) })) };
}

/**
 * Makes or changes a version of an order-channel strategy. Errors: `not-found/class-unknown`, `not-found/strategy-unknown`,
 * `refused/channel-strategy-empty`, those of `checkSpan`.
 */
export function saveChannelStrategy(
  tx: WritableDB,
  ctx: CommandContext,
  { id, fields }: { id: string | null; fields: ChannelStrategyFields },
): { id: string } {
  const rows = allChannelStrategies(tx);
  const before = checkVersion(tx, id, fields, rows);
  const allowed = Object.fromEntries(
    ORDER_TYPES.map((type) => [type, ORDERING_CHANNELS.filter((channel) => fields.allowed[type].includes(channel))]),
  );
  if (ORDER_TYPES.every((type) => allowed[type]?.length === 0)) throw new AppError('refused', 'channel-strategy-empty');
  const row = { ...fields, id: id ?? ctx.newId(), allowed: JSON.stringify(allowed) };
  putChannelStrategy(tx, row);
  ctx.audit({ entity: 'order-channel-strategy', entityId: row.id, before, after: row });
  ctx.publish('plan.changed');
  return { id: row.id };
}

/**
 * Makes or changes a version of a visit-cycle strategy. Errors: `not-found/class-unknown`, `not-found/strategy-unknown`,
 * those of `checkSpan` and of the rule.
 */
export function saveVisitStrategy(
  tx: WritableDB,
  ctx: CommandContext,
  { id, fields }: { id: string | null; fields: VisitStrategyFields },
): { id: string } {
  const before = checkVersion(tx, id, fields, allVisitStrategies(tx));
  const row = { ...fields, id: id ?? ctx.newId(), rule: formatCycleRule(parseCycleRule(fields.rule)) };
  putVisitStrategy(tx, row);
  ctx.audit({ entity: 'visit-cycle-strategy', entityId: row.id, before, after: row });
  ctx.publish('plan.changed');
  return { id: row.id };
}

/** Error: `not-found/strategy-unknown`. */
export function removeChannelStrategy(tx: WritableDB, ctx: CommandContext, { id }: { id: string }): { ok: true } {
  const before = required(id, allChannelStrategies(tx));
  deleteChannelStrategy(tx, id);
  ctx.audit({ entity: 'order-channel-strategy', entityId: id, before, after: null });
  ctx.publish('plan.changed');
  return { ok: true };
}

/** Error: `not-found/strategy-unknown`. */
export function removeVisitStrategy(tx: WritableDB, ctx: CommandContext, { id }: { id: string }): { ok: true } {
  const before = required(id, allVisitStrategies(tx));
  deleteVisitStrategy(tx, id);
  ctx.audit({ entity: 'visit-cycle-strategy', entityId: id, before, after: null });
  ctx.publish('plan.changed');
  return { ok: true };
}

/** What orders of a customer are held to on a date: by the rule of cycle strategies; null: everything is allowed. */
export function orderRuleOf(
  db: ReadableDB,
  customerId: string,
  date: string,
  channel: OrderingChannel,
): OrderRule | null {
  const chosen = chosenFor(db, customerId, date, allChannelStrategies(db));
  return chosen && { channel, className: chosen.className, allowed: JSON.parse(chosen.row.allowed) as AllowedOrders };
}

/** The visit-cycle strategy of a customer on a date, with the class it comes from (null: the company default). */
export function visitStrategyOf(db: ReadableDB, customerId: string, date: string) {
  return chosenFor(db, customerId, date, allVisitStrategies(db));
}

function chosenFor<Version extends Row>(db: ReadableDB, customerId: string, date: string, rows: readonly Version[]) {
  if (rows.length === 0) return null;
  const held = rankedClassesOf(db, customerId, date);
  const onDate = versionsOn(
    rows.map((row) => ({ ...row, customerId: null })),
    date,
  );
  const chosen = chooseStrategy(customerId, held, onDate);
  if (!chosen) return null;
  const className = held.find((one) => one.classId === chosen.classId)?.className ?? null;
  return { row: chosen.version, className };
}

function checkVersion<Version extends Row>(
  tx: WritableDB,
  id: string | null,
  fields: Omit<Row, 'id'>,
  rows: readonly Version[],
): Version | null {
  const before = id === null ? null : required(id, rows);
  if (fields.classId !== null && !findClass(tx, fields.classId)) throw new AppError('not-found', 'class-unknown');
  checkSpan(
    fields,
    rows.filter((other) => other.id !== id && other.classId === fields.classId),
  );
  return before;
}

function required<Version extends Row>(id: string, rows: readonly Version[]): Version {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new AppError('not-found', 'strategy-unknown');
  return row;
}
