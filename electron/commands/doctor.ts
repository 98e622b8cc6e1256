import type { Command } from 'commander';
import { AppError } from '../../shared/contract/errors.ts';
import type { CommandHost } from './command-host.ts';

/** `doctor`: says whether the data folder is sound; exit code 1 when it is not. */
export function addDoctor(program: Command, host: CommandHost): void {
  const { t } = host;
  program
    .command('doctor')
    .description(t('backup.command.doctor'))
    .action(async () => {
      const folder = await host.open();
      const { findings } = await folder.runJob('examine', {});
      const sentences = findings.map(({ key, params }) => t(`backup.finding.${key}`, params));
      const serious = findings.filter(({ advice }) => advice !== true);
      const heading = serious.length === 0 ? t('backup.sound') : t('backup.found', { count: serious.length });
      host.print([heading, ...sentences.map((sentence) => `- ${sentence}`)].join('\n'), {
        sound: serious.length === 0,
        findings: findings.map((finding, index) => ({ ...finding, sentence: sentences[index] })),
      });
      if (serious.length > 0) throw new AppError('refused', 'database-unsound', { count: serious.length });
    });
}
