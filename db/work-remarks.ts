import type { WorkRemark } from '../shared/contract/work-log.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface StoredRemark extends WorkRemark {
  readonly operatorId: string;
  readonly businessDate: string;
}

const COLUMNS = `id, operator_id AS operatorId, business_date AS businessDate, text, revision, written_at_ms AS writtenAtMs,
  read_at_ms AS readAtMs, read_by_name AS readBy, answer, answered_at_ms AS answeredAtMs, answered_by_name AS answeredBy,
  answer_seen_at_ms AS answerSeenAtMs`;

/** What a person wrote about a day, the oldest first. */
export function remarksOfDay(db: ReadableDB, operatorId: string, businessDate: string): StoredRemark[] {
  return sql<[string, string], StoredRemark>(
    db,
    `SELECT ${COLUMNS} FROM work_remark WHERE business_date = ? AND operator_id = ? ORDER BY read_at_ms IS NULL, written_at_ms, id`,
  ).all(businessDate, operatorId);
}

export function findRemark(db: ReadableDB, id: string): StoredRemark | undefined {
  return sql<[string], StoredRemark>(db, `SELECT ${COLUMNS} FROM work_remark WHERE id = ?`).get(id);
}

export function insertRemark(
  tx: WritableDB,
  row: Pick<StoredRemark, 'id' | 'operatorId' | 'businessDate' | 'text' | 'revision' | 'writtenAtMs'>,
): void {
  sql<typeof row>(
    tx,
    `INSERT INTO work_remark (id, operator_id, business_date, text, revision, written_at_ms)
     VALUES (@id, @operatorId, @businessDate, @text, @revision, @writtenAtMs)`,
  ).run(row);
}

/** Another text of a remark that nobody has read. */
export function rewriteRemark(tx: WritableDB, row: Pick<StoredRemark, 'id' | 'text' | 'writtenAtMs'>): void {
  sql<typeof row>(
    tx,
    `UPDATE work_remark SET text = @text, written_at_ms = @writtenAtMs, revision = revision + 1
      WHERE id = @id AND read_at_ms IS NULL`,
  ).run(row);
}

/** Takes away a remark that nobody has read. */
export function removeRemark(tx: WritableDB, id: string): void {
  sql<[string]>(tx, 'DELETE FROM work_remark WHERE id = ? AND read_at_ms IS NULL').run(id);
}

export interface Reading {
  readonly id: string;
  readonly atMs: number;
  readonly operatorId: string;
  readonly name: string;
}

/** The first reading counts. */
export function markRemarkRead(tx: WritableDB, reading: Reading): void {
  sql<Reading>(
    tx,
    `UPDATE work_remark SET read_at_ms = @atMs, read_by = @operatorId, read_by_name = @name
      WHERE id = @id AND read_at_ms IS NULL`,
  ).run(reading);
}

export function answerRemark(tx: WritableDB, answer: Omit<Reading, 'operatorId'> & { readonly text: string }): void {
  sql<typeof answer>(
    tx,
    'UPDATE work_remark SET answer = @text, answered_at_ms = @atMs, answered_by_name = @name WHERE id = @id',
  ).run(answer);
}

/** Notes that their writer saw the answers of a day; how many were new. */
export function markAnswersSeen(tx: WritableDB, operatorId: string, businessDate: string, atMs: number): number {
  return sql<object>(
    tx,
    `UPDATE work_remark SET answer_seen_at_ms = @atMs WHERE operator_id = @operatorId AND business_date = @businessDate
        AND answer IS NOT NULL AND answer_seen_at_ms IS NULL`,
  ).run({ operatorId, businessDate, atMs }).changes;
}

/** Answers that their writer has not seen. */
export function countUnseenAnswers(db: ReadableDB, operatorId: string): number {
  return sql<[string], { n: number }>(
    db,
    'SELECT count(*) AS n FROM work_remark WHERE operator_id = ? AND answer IS NOT NULL AND answer_seen_at_ms IS NULL',
  ).get(operatorId)?.n as number;
}

/** Whose remarks somebody may read: everybody's or a team's, never the own. */
export interface RemarkReach {
  readonly all: 0 | 1;
  readonly teamId: string | null;
  readonly readerId: string;
}
const UNREAD = `work_remark m JOIN operator o ON o.id = m.operator_id
  WHERE m.read_at_ms IS NULL AND m.operator_id <> @readerId AND (@all OR o.team_id = @teamId)`;

export function countUnreadRemarks(db: ReadableDB, reach: RemarkReach): number {
  return sql<RemarkReach, { n: number }>(db, `SELECT count(*) AS n FROM ${UNREAD}`).get(reach)?.n as number;
}

/** The unread remark that comes next after those of a date: of the same date first, then of the newest. */
export function nextUnreadRemark(
  db: ReadableDB,
  reach: RemarkReach,
  date: string,
): { operatorId: string; date: string } | undefined {
  return sql<object, { operatorId: string; date: string }>(
    db,
    `SELECT m.operator_id AS operatorId, m.business_date AS date FROM ${UNREAD}
      ORDER BY m.business_date = @date DESC, m.business_date DESC, o.login LIMIT 1`,
  ).get({ ...reach, date });
}

/** How the remarks of these days stand, of each person and day that has one. */
export function remarkStatesBetween(
  db: ReadableDB,
  from: string,
  to: string,
): { operatorId: string; date: string; unread: number; answered: number }[] {
  return sql<[string, string], { operatorId: string; date: string; unread: number; answered: number }>(
    db,
    `SELECT operator_id AS operatorId, business_date AS date, sum(read_at_ms IS NULL) AS unread,
        sum(answer IS NOT NULL) AS answered
       FROM work_remark WHERE business_date BETWEEN ? AND ? GROUP BY operator_id, business_date`,
  ).all(from, to);
}
