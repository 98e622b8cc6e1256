import type { FileTable } from '../../../shared/domain/exports/file-table.ts';
import type { JobContext } from '../jobs/job.ts';
import { tableColumns, tableRows } from './table-rows.ts';
import { type RowsTarget, shapeOf, type WrittenRows, writeRows } from './write-rows.ts';

export interface WriteTableInput extends RowsTarget {
  /** Names the sheet. */
  readonly title: string;
  readonly table: FileTable;
}

/** The job: a table that is at hand as a file. Errors: see {@link writeRows}. */
export async function writeTable(job: JobContext, { title, table, ...target }: WriteTableInput): Promise<WrittenRows> {
  const { titles, rows } = table;
  return writeRows(job, target, () => ({
    ...{ title, columns: tableColumns(titles), rowCount: () => rows.length, amountDigits: 0 },
    rows: tableRows(shapeOf(target.format), rows, (cells) => cells),
    share: (written) => written / Math.max(1, rows.length),
  }));
}
