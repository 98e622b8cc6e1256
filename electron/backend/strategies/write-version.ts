import { calendarDays } from '../../../db/calendar.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import {
  allStrategies,
  deleteStrategy,
  findStrategy,
  insertStrategy,
  isStrategyUsed,
  lastPlannedDate,
  overridesOf,
  type StrategyRow,
  updateStrategy,
} from '../../../db/strategies.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { StrategyContent } from '../../../shared/contract/strategies.ts';
import { addDays, businessDateAt, fromDayNumber, toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { FURTHEST_MOVE_DAYS } from '../../../shared/domain/calendar/place-call.ts';
import { dependsOnAnchor } from '../../../shared/domain/strategies/cycle-dates.ts';
import { type CycleRule, formatCycleRule, parseCycleRule } from '../../../shared/domain/strategies/cycle-rule.ts';
import { firstCall } from '../../../shared/domain/strategies/rule-remarks.ts';
import type { CommandContext } from '../services.ts';
import { checkSpan } from './check-version.ts';

/** Whose version it is: a class's, one customer's own, or (both null) the company's. */
export type VersionOwner = Pick<StrategyRow, 'customerId' | 'classId'>;

/**
 * Writes a version of an order-cycle strategy. One that planned calls explains them: its rule and its beginning stay, and
 * no other may take over on days that were planned by it. Errors: `not-found/strategy-unknown`, those of {@link checkSpan},
 * `refused/strategy-used`, `refused/strategy-used-until` {name, date}, `refused/strategy-past` {name, date},
 * `refused/rule-never`, `refused/rule-never-called`, `refused/rule-never-within` {name, validFrom, validTo, date}, those of
 * the rule.
 */
export function writeVersion(
  tx: WritableDB,
  ctx: CommandContext,
  id: string | null,
  owner: VersionOwner,
  fields: StrategyContent,
  reason?: string,
): { id: string; row: StrategyRow } {
  const before = id === null ? undefined : findStrategy(tx, id);
  if (id !== null && before?.customerId !== owner.customerId) throw new AppError('not-found', 'strategy-unknown');
  const rule = parseCycleRule(fields.rule);
  const others = versionsOf(tx, owner).filter((other) => other.id !== id);
  checkSpan(fields, others);
  checkComes(tx, rule, fields, before === undefined);
  const row: StrategyRow = {
    ...fields,
    ...owner,
    id: id ?? ctx.newId(),
    rule: formatCycleRule(rule),
    callingWindows: JSON.stringify([...fields.callingWindows].sort((a, b) => a.fromMinute - b.fromMinute)),
    madeUp: before?.madeUp ?? 0,
  };
  if (before) checkUsed(tx, before, row);
  checkPast(tx, ctx, row, before, others);
  if (before && before.classId === row.classId) updateStrategy(tx, row);
  else {
    if (before) deleteStrategy(tx, before.id);
    insertStrategy(tx, row);
  }
  ctx.audit({
    entity: 'order-cycle-strategy',
    entityId: row.id,
    before: before ?? null,
    after: row,
    ...(reason === undefined ? {} : { reason }),
  });
  ctx.publish('plan.changed');
  return { id: row.id, row };
}

function versionsOf(tx: WritableDB, { customerId, classId }: VersionOwner): StrategyRow[] {
  if (customerId !== null) return overridesOf(tx, customerId);
  return allStrategies(tx).filter((other) => other.classId === classId);
}

/**
 * A rule that calls on no day within five years, or of a new version that ends before it comes, would leave its
 * customers uncalled without a word. Where the anchor has a say, some customers may be called within a short validity.
 */
function checkComes(tx: WritableDB, rule: CycleRule, fields: StrategyContent, isNew: boolean): void {
  const { name, holidayRule, validFrom, validTo } = fields;
  const settings = companySettings(tx);
  const callDays = createCalendar(settings.callWeekdays, calendarDays(tx, 'call'));
  const anchorDay = toDayNumber(settings.phaseDate);
  const first = firstCall({ rule, holidayRule, weekdays: [], anchorDay, fromDay: toDayNumber(validFrom) }, callDays);
  if (first.kind !== 'comes') throw new AppError('refused', `rule-${first.kind}`);
  if (!isNew || validTo === null || dependsOnAnchor(rule, true)) return;
  if (first.day - FURTHEST_MOVE_DAYS > toDayNumber(validTo)) {
    throw new AppError('refused', 'rule-never-within', { name, validFrom, validTo, date: fromDayNumber(first.day) });
  }
}

function checkUsed(tx: WritableDB, before: StrategyRow, row: StrategyRow): void {
  const same = (['rule', 'holidayRule', 'validFrom', 'classId'] as const).every((part) => before[part] === row[part]);
  if (!same && isStrategyUsed(tx, before.id)) throw new AppError('refused', 'strategy-used', { name: before.name });
}

/** Days that are over keep the version they were planned by: an earlier end or a new beginning may not take them. */
function checkPast(
  tx: WritableDB,
  ctx: CommandContext,
  row: StrategyRow,
  before: StrategyRow | undefined,
  others: readonly StrategyRow[],
): void {
  const yesterday = addDays(businessDateAt(ctx.nowMs, companySettings(tx).timeZone), -1);
  if (before && row.validTo !== null && row.validTo < yesterday && row.validTo !== before.validTo) {
    const date = lastPlannedDate(tx, before.id, addDays(row.validTo, 1), yesterday);
    if (date !== null) throw new AppError('refused', 'strategy-used-until', { name: before.name, date });
  }
  if (row.validFrom > yesterday || row.validFrom === before?.validFrom) return;
  const end = row.validTo !== null && row.validTo < yesterday ? row.validTo : yesterday;
  for (const other of others) {
    const date = lastPlannedDate(tx, other.id, row.validFrom, end);
    if (date !== null) throw new AppError('refused', 'strategy-past', { name: other.name, date });
  }
}
