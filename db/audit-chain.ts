import { AUDIT_COLUMNS, auditHash, type StoredAuditRow } from './audit.ts';
import { type AuditArchive, listArchives } from './audit-archives.ts';
import { type ReadableDB, sql } from './connection.ts';
import type { Finding } from './maintenance/integrity.ts';

/** Where a chain goes on: the next row's number and the hash that it has to name. */
export interface ChainLink {
  readonly seq: number;
  readonly hash: string;
}

/** A damaged log may be wrong in every row: so many tell enough. */
const MOST_FINDINGS = 5;

export interface ChainWalk {
  see(row: StoredAuditRow): void;
  readonly findings: readonly Finding[];
}

/**
 * Follows a chain row by row. Findings: `audit-row-changed` {row} (its own hash no longer fits), `audit-rows-missing`
 * {from, to}, `audit-row-out-of-place` {row} (it does not name the row before it: put in, moved, or what it follows was
 * written anew). It goes on behind each, so that one changed row is one finding.
 */
export function walkChain(start: ChainLink): ChainWalk {
  const findings: Finding[] = [];
  let next = start;
  const found = (key: string, params: Finding['params']) => {
    if (findings.length < MOST_FINDINGS) findings.push({ key, params });
  };
  return {
    see(row) {
      if (row.seq > next.seq) found('audit-rows-missing', { from: next.seq, to: row.seq - 1 });
      if (auditHash(row) !== row.hash) found('audit-row-changed', { row: row.seq });
      else if (row.seq < next.seq || (row.seq === next.seq && row.previousHash !== next.hash)) {
        found('audit-row-out-of-place', { row: row.seq });
      }
      next = { seq: row.seq + 1, hash: row.hash };
    },
    findings,
  };
}

export interface LiveChain {
  readonly rows: number;
  /** Of the rows in the database; null without any. */
  readonly first: ChainLink | null;
  readonly last: ChainLink | null;
  readonly findings: readonly Finding[];
}

/**
 * Walks the rows of the log that are in the database, from the end of the newest archive, and looks at what announces
 * the archives. Beside {@link walkChain}'s: `audit-end-missing` {from, to}, `audit-archive-unannounced` {file}.
 * `onRow` is called for every row. Run it in one snapshot.
 */
export function checkLiveChain(db: ReadableDB, onRow: (seq: number) => void = () => undefined): LiveChain {
  const archives = listArchives(db);
  const rows = sql<[], StoredAuditRow>(db, `SELECT ${AUDIT_COLUMNS} FROM audit ORDER BY seq`).iterate();
  let walk: ChainWalk | undefined;
  let first: ChainLink | null = null;
  let last: ChainLink | null = null;
  let count = 0;
  for (const row of rows) {
    walk ??= walkChain(startOf(archives.at(-1), row));
    first ??= { seq: row.seq, hash: row.hash };
    last = { seq: row.seq, hash: row.hash };
    count += 1;
    walk.see(row);
    onRow(row.seq);
  }
  const findings = [...(walk?.findings ?? [])];
  const head = sql<[], ChainLink>(db, 'SELECT seq, hash FROM audit_head').get();
  const { seq: endSeq, hash: endHash } = last ?? { seq: 0, hash: '' };
  if (head && head.seq > endSeq) {
    findings.push({ key: 'audit-end-missing', params: { from: endSeq + 1, to: head.seq } });
  } else if (head && head.seq < endSeq) findings.push({ key: 'audit-row-out-of-place', params: { row: head.seq + 1 } });
  else if (head && head.hash !== endHash) findings.push({ key: 'audit-row-changed', params: { row: endSeq } });
  findings.push(...unannounced(db, archives, first?.seq ?? 0));
  return { rows: count, first, last, findings };
}

/** Where the log ends; null when it is empty. */
export function lastAuditLink(db: ReadableDB): ChainLink | null {
  return sql<[], ChainLink>(db, 'SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1').get() ?? null;
}

/** The `seq` of the first row that is not as it was written, or null. For what only asks whether a log is whole. */
export function firstBrokenAuditRow(db: ReadableDB): number | null {
  const params = checkLiveChain(db).findings[0]?.params;
  return params === undefined ? null : Number(params.row ?? params.from ?? 0);
}

/** While archived rows are being cleared away, the log begins inside of its newest archive. */
function startOf(newest: AuditArchive | undefined, row: StoredAuditRow): ChainLink {
  if (newest === undefined) return { seq: 1, hash: '' };
  if (row.seq > newest.lastSeq || row.seq < newest.firstSeq) return { seq: newest.lastSeq + 1, hash: newest.lastHash };
  return { seq: row.seq, hash: row.previousHash };
}

/** Archives that do not follow one another, or whose anchor should be in the database and is not. */
function unannounced(db: ReadableDB, archives: readonly AuditArchive[], firstSeq: number): Finding[] {
  const findings: Finding[] = [];
  let next: ChainLink = { seq: 1, hash: '' };
  const anchor = sql<[number], { after: string | null; entityId: string | null }>(
    db,
    "SELECT after, entity_id AS entityId FROM audit WHERE seq = ? AND entity = 'audit-archive'",
  );
  for (const archive of archives) {
    const { file, anchorSeq, firstSeq: from, previousHash, lastSeq, lastHash, sha256 } = archive;
    const row = anchor.get(anchorSeq);
    const told = row?.after ? (JSON.parse(row.after) as Record<string, unknown>) : {};
    const isTold = row?.entityId === file && told.lastSeq === lastSeq && told.sha256 === sha256;
    if (from !== next.seq || previousHash !== next.hash || (anchorSeq >= firstSeq && !isTold)) {
      findings.push({ key: 'audit-archive-unannounced', params: { file } });
    }
    next = { seq: lastSeq + 1, hash: lastHash };
  }
  return findings.slice(0, MOST_FINDINGS);
}
