import { join } from 'node:path';
import type { Command } from 'commander';
import { listBackups, restoreBackup } from '../../db/maintenance/backup.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { DATABASE_FILE } from '../backend/backend.ts';
import { makeDataDir, takeHostFolder } from '../host/host-folder.ts';
import type { CommandHost } from './command-host.ts';

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
    .action((file: string | undefined) => {
      makeDataDir(host.dataDir);
      const folder = takeHostFolder(host.dataDir);
      if (!folder) throw new AppError('refused', 'restore-needs-host-end');
      try {
        const from = file ?? listBackups(host.dataDir)[0]?.file;
        if (from === undefined) throw new AppError('refused', 'no-backup', { folder: host.dataDir });
        const { setAside } = restoreBackup(join(host.dataDir, DATABASE_FILE), from, Date.now());
        const lines = [t('backup.restored', { file: from })];
        if (setAside !== null) lines.push(t('backup.setAside', { file: setAside }));
        host.print(lines.join('\n'), { restored: from, setAside });
      } finally {
        folder.release();
      }
    });
}
