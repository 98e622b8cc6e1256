import { passedCaseShares } from '../../../db/absence-cases.ts';
import type { ListedAbsenceRow } from '../../../db/absences.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import type { AbsenceLine } from '../../../shared/contract/absences.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { reachesTeam } from '../auth/reaches-team.ts';
import type { Actor } from '../services.ts';

/** So long an absence that was marked by mistake can be undone. */
export const UNDO_MS = 10 * 60_000;

/** Its days, as the audit log keeps them in the rows of its person. */
export function absenceDays({ validFrom, validTo }: Pick<ListedAbsenceRow, 'validFrom' | 'validTo'>): string {
  return `${validFrom} – ${validTo}`;
}

/** An absence as it stands at an instant; `today` is the company's business date. */
export function absenceLine(db: ReadableDB, row: ListedAbsenceRow, nowMs: number, today: string): AbsenceLine {
  const undoUntilMs = row.markedAtMs + UNDO_MS;
  return {
    id: row.id,
    operatorId: row.operatorId,
    operatorName: row.operatorName,
    from: row.validFrom,
    to: row.validTo,
    share: row.share,
    reason: row.reason,
    state: stateOf(row, today),
    markedAtMs: row.markedAtMs,
    markedBy: row.markedBy,
    undoUntilMs: row.undoneAtMs === null && undoUntilMs > nowMs ? undoUntilMs : null,
    moved: row.moved,
    shares: JSON.parse(row.shares) as AbsenceLine['shares'],
    cases: passedCaseShares(db, row.id),
  };
}

function stateOf(row: ListedAbsenceRow, today: string): AbsenceLine['state'] {
  if (row.undoneAtMs !== null) return 'undone';
  if (row.validTo < today) return 'over';
  return row.validFrom > today ? 'planned' : 'now';
}

/** A lead decides for people of the own team, a supervisor for everybody. Error: `forbidden/person-of-other-team`. */
export function requirePersonInReach(actor: Actor, teamId: string | null): void {
  if (!reachesTeam(actor, teamId)) throw new AppError('forbidden', 'person-of-other-team');
}
