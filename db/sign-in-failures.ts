import type { FailedTries } from '../shared/domain/auth/throttle.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

/** Rows older than this are forgotten, so that guessing at random logins fills no disk. */
const KEPT_MS = 24 * 3_600_000;

export function findFailedTries(db: ReadableDB, loginHash: string): FailedTries | undefined {
  return sql<[string], FailedTries>(
    db,
    'SELECT failures, last_failed_at_ms AS lastFailedAtMs FROM sign_in_failure WHERE login_hash = ?',
  ).get(loginHash);
}

export function putFailedTries(tx: WritableDB, loginHash: string, tries: FailedTries): void {
  sql<[number]>(tx, 'DELETE FROM sign_in_failure WHERE last_failed_at_ms < ?').run(tries.lastFailedAtMs - KEPT_MS);
  sql<[string, number, number]>(
    tx,
    `INSERT INTO sign_in_failure (login_hash, failures, last_failed_at_ms) VALUES (?, ?, ?)
     ON CONFLICT (login_hash) DO UPDATE SET failures = excluded.failures, last_failed_at_ms = excluded.last_failed_at_ms`,
  ).run(loginHash, tries.failures, tries.lastFailedAtMs);
}

export function deleteFailedTries(tx: WritableDB, loginHash: string): void {
  sql<[string]>(tx, 'DELETE FROM sign_in_failure WHERE login_hash = ?').run(loginHash);
}
