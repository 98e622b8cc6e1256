import type { WritableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import { type CategoryRow, findUnit, membersAtWork, rememberTurn, type UnitRow } from '../../../db/ticket-setup.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { chooseMember } from '../../../shared/domain/tickets/choose-member.ts';

/**
 * The unit that the nearest category names, and the person whom that unit's rule gives the case: none, in turn, or who
 * has the fewest open ones. Who is absent gets none; a unit with nobody at work keeps the case itself.
 */
export function assignByRule(
  tx: WritableDB,
  nowMs: number,
  path: readonly CategoryRow[],
): { unitId: string | null; assigneeId: string | null } {
  const named = path.find(({ unitId }) => unitId !== null)?.unitId ?? null;
  const unit = named === null ? undefined : findUnit(tx, named);
  if (!unit || unit.active === 0) return { unitId: null, assigneeId: null };
  return { unitId: unit.id, assigneeId: memberByRule(tx, nowMs, unit) };
}

/** Whom a unit's rule gives the next case, whose turn is remembered; null: the unit shares out itself, or nobody is at work. */
export function memberByRule(tx: WritableDB, nowMs: number, unit: Pick<UnitRow, 'id' | 'assigning'>): string | null {
  const today = businessDateAt(nowMs, companySettings(tx).timeZone);
  const member = chooseMember(unit.assigning, membersAtWork(tx, unit.id, today));
  if (member) rememberTurn(tx, unit.id, member.operatorId, nowMs);
  return member?.operatorId ?? null;
}
