import { setImmediate } from 'node:timers/promises';
import { firstAuditSeq } from '../../../db/audit-archives.ts';
import { lastAuditLink } from '../../../db/audit-chain.ts';
import { listAudit } from '../../../db/audit-list.ts';
import { inLongSnapshot, openDatabase, type ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import type { AuditEntry, AuditFilter } from '../../../shared/contract/audit.ts';
import { csvTextCell } from '../../../shared/domain/exports/csv-cell.ts';
import { auditCells } from '../../../shared/i18n/audit-cells.ts';
import type { AuditTextContext } from '../../../shared/i18n/audit-text.ts';
import { createTranslator, type Language } from '../../../shared/i18n/index.ts';
import { openPartFile } from '../exports/part-file.ts';
import type { RowsTarget, WrittenRows } from '../exports/write-rows.ts';
import type { JobContext } from '../jobs/job.ts';
import { auditSearchOf } from './audit-search.ts';
import { entryOf, namesIn } from './list-audit.ts';

export interface ExportAuditInput extends Pick<RowsTarget, 'file'> {
  readonly filter: AuditFilter;
  /** Whose eyes the file is for: decided by the backend. */
  readonly fullNumbers: boolean;
  readonly language: Language;
  /** Files with rows of opened archives, newest first: written after those of the log. */
  readonly copies: readonly string[];
}

const ROWS_A_STEP = 500;
const COLUMNS = ['seq', 'at', 'person', 'action', 'entity', 'thing', 'changes', 'reason', 'hash'] as const;

/** Writes the rows that a filter finds as CSV, newest first, worded as on the screen. Whole or not at all. */
export async function exportAudit(job: JobContext, input: ExportAuditInput): Promise<WrittenRows> {
  const { t } = createTranslator(input.language);
  const part = openPartFile(input.file, 'utf-8');
  try {
    part.write(`\ufeff${COLUMNS.map((column) => csvTextCell(t(`audit.${column}`))).join(',')}\r\n`);
    const write = (line: string) => part.write(`${line}\r\n`);
    let rows = await inLongSnapshot(job.reader, () => writeRows(job, job.reader, input, write));
    for (const copy of input.copies) {
      const log = openDatabase(copy, { readonly: true, nativeBinding: job.nativeBinding });
      try {
        rows += await writeRows(job, log, input, write, firstAuditSeq(job.reader));
      } finally {
        log.raw.close();
      }
    }
    job.throwIfCancelled();
    return { rows, ...(await part.finish(false)) };
  } finally {
    part.abandon();
  }
}

/** Those of `log` below a row. */
async function writeRows(
  job: JobContext,
  log: ReadableDB,
  input: ExportAuditInput,
  write: (line: string) => void,
  beforeSeq: number | null = null,
): Promise<number> {
  const { filter, fullNumbers, language } = input;
  const db = job.reader;
  const { t } = createTranslator(language);
  const { timeZone, currency } = companySettings(db);
  const search = auditSearchOf(db, filter, fullNumbers, log);
  const lastSeq = lastAuditLink(db)?.seq ?? 0;
  let written = 0;
  for (let cursor = beforeSeq; ; ) {
    const { rows, nextSeq } = listAudit(log, search, cursor, ROWS_A_STEP);
    const entries = rows.map((row) => ({ ...entryOf(row, fullNumbers), hash: row.hash }));
    const texts: AuditTextContext = { t, language, timeZone, currency, names: namesIn(db, entries) };
    for (const entry of entries) write(lineOf(entry, texts));
    written += entries.length;
    if (nextSeq === null) return written;
    cursor = nextSeq;
    job.throwIfCancelled();
    job.progress(1 - nextSeq / lastSeq, { rows: written });
    // On the command line an interrupt is heard only between two turns.
    await setImmediate();
  }
}

function lineOf(entry: AuditEntry & { readonly hash: string }, texts: AuditTextContext): string {
  const { at, person, action, entity, thing, changes, reason } = auditCells(entry, texts);
  const cells = [person, action, entity, thing, changes.join('; '), reason, entry.hash];
  return [entry.seq, at, ...cells.map(csvTextCell)].join(',');
}
