import { putShifts, shiftsOf } from '../../../db/operator-shifts.ts';
import { findOperator } from '../../../db/operators.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { SaveShiftsInput } from '../../../shared/contract/shifts.ts';
import { periodsText } from '../../../shared/domain/calendar/working-periods.ts';
import { inOrder, type ShiftSpan, shiftProblem } from '../../../shared/domain/operators/shifts.ts';
import type { UseCase } from '../services.ts';

/**
 * Gives people a working week, the same to each; who has it already is left alone.
 * Errors: `not-found/operator-unknown`, `invalid/` those of {@link shiftProblem}.
 */
export const saveShifts: UseCase<SaveShiftsInput, { changed: number }> = (tx, ctx, input) => {
  const problem = shiftProblem(input.shifts);
  if (problem) throw new AppError('invalid', problem.key, problem.params, [{ path: 'shifts', ...problem }]);
  const shifts = inOrder(input.shifts);
  const after = shownShifts(shifts);
  const changed: string[] = [];
  for (const operatorId of new Set(input.operatorIds)) {
    if (!findOperator(tx, operatorId)) throw new AppError('not-found', 'operator-unknown');
    const before = shownShifts(shiftsOf(tx, operatorId));
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    putShifts(tx, operatorId, shifts);
    ctx.audit({ entity: 'operator', entityId: operatorId, before: { shifts: before }, after: { shifts: after } });
    changed.push(operatorId);
  }
  if (changed.length > 0) {
    ctx.publish('people.changed', changed);
    // Who looks at the live page need not manage people.
    ctx.publish('seat.changed', changed);
  }
  return { changed: changed.length };
};

/** As the audit log shows it: as it is typed, a day each: `{ "1": "08:30-12:00 14:00-17:30" }`. */
export function shownShifts(shifts: readonly ShiftSpan[]): Record<string, string> {
  const days = Map.groupBy(shifts, ({ weekday }) => weekday);
  return Object.fromEntries([...days].map(([weekday, spans]) => [String(weekday), periodsText(spans)]));
}
