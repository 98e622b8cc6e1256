import { absenceWithin } from '../../../db/absences.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { findOperator } from '../../../db/operators.ts';
import { companySettings } from '../../../db/settings.ts';
import { findUnit, type UnitRow } from '../../../db/ticket-setup.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';

/**
 * The unit that a case is to go to, null for a person alone. Errors: `invalid/ticket-needs-unit-or-person`,
 * `not-found/unit-unknown`, `refused/unit-inactive` {unit}, `not-found/operator-unknown`, `refused/assignee-away` {name, to}.
 */
export function requireResponsible(
  tx: WritableDB,
  nowMs: number,
  { unitId, assigneeId }: { readonly unitId: string | null; readonly assigneeId: string | null },
): UnitRow | null {
  if (unitId === null && assigneeId === null) throw new AppError('invalid', 'ticket-needs-unit-or-person');
  const unit = unitId === null ? null : findUnit(tx, unitId);
  if (unit === undefined) throw new AppError('not-found', 'unit-unknown');
  if (unit?.active === 0) throw new AppError('refused', 'unit-inactive', { unit: unit.name });
  if (assigneeId === null) return unit;
  const person = findOperator(tx, assigneeId);
  if (!person?.active) throw new AppError('not-found', 'operator-unknown');
  const today = businessDateAt(nowMs, companySettings(tx).timeZone);
  const absence = absenceWithin(tx, assigneeId, today, today);
  if (absence) throw new AppError('refused', 'assignee-away', { name: person.name, to: absence.validTo });
  return unit;
}
