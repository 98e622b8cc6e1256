import { storageError } from '../../../db/connection.ts';
import type { SavedTable } from '../../../shared/contract/saved-tables.ts';
import { csvTable, type FileTable } from '../../../shared/domain/exports/csv-table.ts';
import type { ActionContext } from '../api/procedure.ts';
import { runCommand } from '../command.ts';
import { exportFile, FILE_OF_FORMAT, tidyExports } from './export-files.ts';
import { writeWhole } from './write-whole.ts';

interface TableToSave {
  readonly table: FileTable;
  /** What the file is called, without its extension: `Reports_Route_2026-11-01_2026-11-30`. */
  readonly name: string;
  /** What was asked for, as the audit log keeps it. */
  readonly asked: object;
}

/**
 * Writes a table of figures down as CSV and gives a one-time address of the file. It holds sums and shares, no call, no
 * customer and no number, so whoever may see the figures may take them; rows that name calls or customers need the right to export.
 * The caller counts the table anew within the asker's reach. The audit row with what was asked, rows and SHA-256 is
 * written before the file can be taken away. Errors: `refused/disk-full`, `refused/export-file-not-writable`.
 */
export async function saveTable(ctx: ActionContext, { table, name, asked }: TableToSave): Promise<SavedTable> {
  const { services } = ctx;
  const { ports, tickets } = services;
  const exportId = ports.newId();
  const path = exportFile(ports.dataDir, exportId);
  try {
    tidyExports(ports.dataDir, Date.now());
  } catch (error) {
    throw storageError(error, ports.dataDir) ?? error;
  }
  const written = await writeWhole(path, csvTable(table));
  const fileName = `${name.replaceAll(/[\\/:*?"<>|]/g, '-')}.csv`;
  const after = { ...asked, fileName, rows: table.rows.length, ...written };
  const command = { procedure: ctx.procedure, audit: 'access', commandId: null } as const;
  await runCommand(services, ctx, command, asked, (_tx, { audit }) =>
    audit({ entity: 'export', entityId: exportId, after }),
  );
  return { url: tickets.issue({ path, fileName, contentType: FILE_OF_FORMAT.csv.contentType }), fileName };
}
