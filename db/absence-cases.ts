import type { AbsenceRow } from './absences.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** Ids of the open cases that a person has, the most urgent first. */
export function openCasesOf(db: ReadableDB, operatorId: string): string[] {
  return sql<[string], string>(
    db,
    'SELECT id FROM ticket WHERE assignee_id = ? AND ended_at_ms IS NULL ORDER BY due_at_ms IS NULL, due_at_ms, search_id',
  )
    .pluck()
    .all(operatorId);
}

/** Absences in force on the date of people who have open cases. */
export function absencesWithCases(db: ReadableDB, date: string): AbsenceRow[] {
  return sql<[string], AbsenceRow>(
    db,
    `SELECT a.id, a.operator_id AS operatorId, a.valid_from AS validFrom, a.valid_to AS validTo, a.share, a.reason,
        a.marked_at_ms AS markedAtMs, a.marked_by AS markedBy, a.undone_at_ms AS undoneAtMs
       FROM operator_absence a WHERE a.undone_at_ms IS NULL AND ? BETWEEN a.valid_from AND a.valid_to
        AND EXISTS (SELECT 1 FROM ticket t WHERE t.assignee_id = a.operator_id AND t.ended_at_ms IS NULL)`,
  ).all(date);
}

export interface PassedCase {
  readonly absenceId: string;
  readonly ticketId: string;
  /** null: nobody; the unit, or whoever leads, has it. */
  readonly assigneeAfter: string | null;
  /** The case's version since then; a higher one says that somebody worked on it. */
  readonly versionAfter: number;
}

export function rememberPassedCase(tx: WritableDB, passed: PassedCase): void {
  sql<PassedCase>(
    tx,
    `INSERT INTO operator_absence_case (absence_id, ticket_id, assignee_after, version_after)
     VALUES (@absenceId, @ticketId, @assigneeAfter, @versionAfter)
     ON CONFLICT (absence_id, ticket_id) DO UPDATE SET assignee_after = @assigneeAfter, version_after = @versionAfter`,
  ).run(passed);
}

export function passedCases(db: ReadableDB, absenceId: string): PassedCase[] {
  return sql<[string], PassedCase>(
    db,
    `SELECT absence_id AS absenceId, ticket_id AS ticketId, assignee_after AS assigneeAfter, version_after AS versionAfter
       FROM operator_absence_case WHERE absence_id = ?`,
  ).all(absenceId);
}

/** To whom the cases of an absence went, and how many; name null: to nobody. */
export function passedCaseShares(db: ReadableDB, absenceId: string): { operatorName: string | null; count: number }[] {
  return sql<[string], { operatorName: string | null; count: number }>(
    db,
    `SELECT o.name AS operatorName, count(*) AS count FROM operator_absence_case c LEFT JOIN operator o ON o.id = c.assignee_after
      WHERE c.absence_id = ? GROUP BY c.assignee_after ORDER BY o.name IS NULL, o.name`,
  ).all(absenceId);
}
