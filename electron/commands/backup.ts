import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { appendAudit } from '../../db/audit.ts';
import { inTransaction, openDatabase, openMigrated } from '../../db/connection.ts';
import { listBackups, restoreBackup } from '../../db/maintenance/backup.ts';
import { knowsAttachments } from '../../db/ticket-attachments.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { copyAuditFiles } from '../backend/audit/audit-files.ts';
import { sealLog } from '../backend/audit/seals.ts';
import { DATABASE_FILE } from '../backend/backend.ts';
import { bringBackAttachments } from '../backend/tickets/attachment-files.ts';
import { makeDataDir, takeHostFolder } from '../host/host-folder.ts';
import type { CommandHost } from './command-host.ts';
import { systemActor } from './system-actor.ts';

/** `backup` beside a running host, and `restore`, which needs the data folder for itself. */
export function addBackup(program: Command, host: CommandHost): void {
  const { t } = host;
  program
    .command('backup')
    .description(t('backup.command.backup'))
    .action(async () => {
      const folder = await host.open();
      const result = await folder.runJob('back-up', {});
      host.print(t('backup.done', { file: result.file }), result);
    });

  program
    .command('restore')
    .description(t('backup.command.restore'))
    .argument('[file]', t('backup.command.file'))
    .action(async (file: string | undefined) => {
      makeDataDir(host.dataDir);
      const folder = takeHostFolder(host.dataDir);
      if (!folder) throw new AppError('refused', 'restore-needs-host-end');
      try {
        const from = file ?? listBackups(host.dataDir)[0]?.file;
        if (from === undefined) throw new AppError('refused', 'no-backup', { folder: host.dataDir });
        const { setAside } = restoreBackup(join(host.dataDir, DATABASE_FILE), from, Date.now());
        const filesBack = await bringBack(host.dataDir, dirname(from));
        await copyAuditFiles(dirname(from), host.dataDir);
        await recordRestore(host, from, setAside);
        const lines = [t('backup.restored', { file: from })];
        if (filesBack > 0) lines.push(t('backup.filesBack', { count: filesBack }));
        if (setAside !== null) lines.push(t('backup.setAside', { file: setAside }));
        host.print(lines.join('\n'), { restored: from, setAside, filesBack });
      } finally {
        folder.release();
      }
    });
}

/**
 * The log goes on from where the backup ended: a seal says so, that what came after was taken back on purpose, and its next
 * row says who did it. Opening the folder brings an older backup up to date, as the next start would.
 */
async function recordRestore(host: CommandHost, from: string, setAside: string | null): Promise<void> {
  const db = openMigrated(join(host.dataDir, DATABASE_FILE));
  try {
    const { operatorId: actorId, name: actorName } = systemActor();
    const atMs = Date.now();
    sealLog(db, host.dataDir, 'restore', atMs);
    const after = { from, setAside };
    const by = { atMs, actorId, actorName, action: 'backup.restore' };
    inTransaction(db, (tx) => appendAudit(tx, { ...by, entity: 'database', entityId: 'orderline', after }));
  } finally {
    db.raw.close();
  }
}

/** Brings back the files of cases that the data folder has lost and the backup still has; an older backup knows of none. */
async function bringBack(dataDir: string, backupFolder: string): Promise<number> {
  const db = openDatabase(join(dataDir, DATABASE_FILE), { readonly: true });
  try {
    return knowsAttachments(db) ? await bringBackAttachments(db, dataDir, backupFolder) : 0;
  } finally {
    db.raw.close();
  }
}
