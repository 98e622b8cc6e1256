import { calendarDays } from '../../../db/calendar.ts';
import { findClass } from '../../../db/classes.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import {
  allStrategies,
  deleteStrategy,
  findStrategy,
  insertStrategy,
  isStrategyUsed,
  type StrategyRow,
  updateStrategy,
} from '../../../db/strategies.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { StrategyFields } from '../../../shared/contract/strategies.ts';
import { toDayNumber } from '../../../shared/domain/calendar/business-date.ts';
import { createCalendar } from '../../../shared/domain/calendar/calendar.ts';
import { type CycleRule, formatCycleRule, parseCycleRule } from '../../../shared/domain/strategies/cycle-rule.ts';
import { firstCall } from '../../../shared/domain/strategies/rule-remarks.ts';
import type { CommandContext } from '../services.ts';

/**
 * Makes a version of a strategy or changes one. A version that planned calls explains them: its rule and its beginning
 * stay, changes are a new version, which takes over on its day.
 * Errors: `not-found/strategy-unknown`, `not-found/class-unknown`, `refused/strategy-validity`, `conflict/strategy-same-start`
 * {name, date}, `conflict/strategy-overlaps` {name, from}, `refused/strategy-used`, `refused/rule-never`, `refused/rule-never-called`,
 * those of the rule.
 */
export function saveStrategy(
  tx: WritableDB,
  ctx: CommandContext,
  { id, fields }: { id: string | null; fields: StrategyFields },
): { id: string } {
  const before = id === null ? undefined : findStrategy(tx, id);
  if (id !== null && !before) throw new AppError('not-found', 'strategy-unknown');
  if (fields.classId !== null && !findClass(tx, fields.classId)) throw new AppError('not-found', 'class-unknown');
  const { validFrom, validTo } = fields;
  if (validTo !== null && validTo < validFrom)
    throw new AppError('refused', 'strategy-validity', { validFrom, validTo });
  const rule = parseCycleRule(fields.rule);
  checkComes(tx, rule, fields);
  checkNeighbours(tx, fields, id);
  const row: StrategyRow = {
    ...fields,
    customerId: before?.customerId ?? null,
    id: id ?? ctx.newId(),
    rule: formatCycleRule(rule),
    callingWindows: JSON.stringify([...fields.callingWindows].sort((a, b) => a.fromMinute - b.fromMinute)),
    madeUp: before?.madeUp ?? 0,
  };
  if (before) {
    const moved = before.rule !== row.rule || before.holidayRule !== row.holidayRule || before.validFrom !== validFrom;
    if ((moved || before.classId !== row.classId) && isStrategyUsed(tx, before.id)) {
      throw new AppError('refused', 'strategy-used', { name: before.name });
    }
    if (before.classId !== row.classId) {
      deleteStrategy(tx, before.id);
      insertStrategy(tx, row);
    } else updateStrategy(tx, row);
  } else insertStrategy(tx, row);
  ctx.audit({ entity: 'order-cycle-strategy', entityId: row.id, before: before ?? null, after: row });
  ctx.publish('plan.changed');
  return { id: row.id };
}

/** Errors: `not-found/strategy-unknown`, `refused/strategy-used-remove`. */
export function removeStrategy(tx: WritableDB, ctx: CommandContext, { id }: { id: string }): { ok: true } {
  const before = findStrategy(tx, id);
  if (!before) throw new AppError('not-found', 'strategy-unknown');
  if (isStrategyUsed(tx, id)) throw new AppError('refused', 'strategy-used-remove', { name: before.name });
  deleteStrategy(tx, id);
  ctx.audit({ entity: 'order-cycle-strategy', entityId: id, before, after: null });
  ctx.publish('plan.changed');
  return { ok: true };
}

/** A rule that calls on no day within five years would leave its customers uncalled without a word. */
function checkComes(tx: WritableDB, rule: CycleRule, { holidayRule, validFrom }: StrategyFields): void {
  const settings = companySettings(tx);
  const callDays = createCalendar(settings.callWeekdays, calendarDays(tx, 'call'));
  const anchorDay = toDayNumber(settings.phaseDate);
  const first = firstCall({ rule, holidayRule, weekdays: [], anchorDay, fromDay: toDayNumber(validFrom) }, callDays);
  if (first.kind !== 'comes') throw new AppError('refused', `rule-${first.kind}`);
}

function checkNeighbours(tx: WritableDB, fields: StrategyFields, id: string | null): void {
  for (const other of allStrategies(tx)) {
    if (other.id === id || other.classId !== fields.classId) continue;
    if (other.validFrom === fields.validFrom) {
      throw new AppError('conflict', 'strategy-same-start', { name: other.name, date: other.validFrom });
    }
    const [first, second] = other.validFrom < fields.validFrom ? [other, fields] : [fields, other];
    // An open end gives way to the next version by itself; an end that was written down must not be overrun.
    if (first.validTo !== null && first.validTo >= second.validFrom) {
      throw new AppError('conflict', 'strategy-overlaps', {
        name: other.name,
        from: second.validFrom,
        to: first.validTo,
      });
    }
  }
}
