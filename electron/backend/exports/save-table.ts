import { storageError } from '../../../db/connection.ts';
import type { ExportFormat } from '../../../shared/contract/exports.ts';
import type { SavedTable } from '../../../shared/contract/saved-tables.ts';
import type { FileTable } from '../../../shared/domain/exports/file-table.ts';
import type { ActionContext } from '../api/procedure.ts';
import { runCommand } from '../command.ts';
import { FILE_OF_FORMAT, fileNameOf, tidyExports } from './export-files.ts';
import { fileOf } from './start-export.ts';

interface TableToSave {
  readonly table: FileTable;
  /** What the file is called, without its extension: `Reports_Route_2026-11-01_2026-11-30`. */
  readonly name: string;
  readonly format: ExportFormat;
  /** What was asked for, as the audit log keeps it. */
  readonly asked: object;
}

/**
 * Writes a table of figures down, in a worker, and gives a one-time address of the file. It holds sums and shares, no call, no
 * customer and no number, so whoever may see the figures may take them; rows that name calls or customers need the right to export.
 * The caller counts the table anew within the asker's reach. The audit row with what was asked, rows and SHA-256 is
 * written before the file can be taken away. Errors: `refused/disk-full`, `refused/export-file-not-writable`.
 */
export async function saveTable(ctx: ActionContext, { table, name, format, asked }: TableToSave): Promise<SavedTable> {
  const { services } = ctx;
  const { ports, tickets, jobs } = services;
  const exportId = ports.newId();
  const path = fileOf(ports.dataDir, exportId, format);
  try {
    tidyExports(ports.dataDir, Date.now());
  } catch (error) {
    throw storageError(error, ports.dataDir) ?? error;
  }
  const written = await jobs.run('write-table', { title: name, table, format, file: path, replace: false });
  const fileName = fileNameOf(name, format);
  const after = { ...asked, fileName, ...written };
  const command = { procedure: ctx.procedure, audit: 'access', commandId: null } as const;
  await runCommand(services, ctx, command, asked, (_tx, { audit }) =>
    audit({ entity: 'export', entityId: exportId, after }),
  );
  return { url: tickets.issue({ path, fileName, contentType: FILE_OF_FORMAT[format].contentType }), fileName };
}
