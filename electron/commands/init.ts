import type { Command } from 'commander';
import { hasOperators } from '../../db/operators.ts';
import { login as loginShape, personName } from '../../shared/contract/auth.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { insertFirstAdministrator } from '../backend/auth/create-administrator.ts';
import { newPasswordHash } from '../backend/auth/new-password.ts';
import type { CommandHost } from './command-host.ts';

interface InitOptions {
  readonly admin: string;
  readonly name?: string;
  readonly supervisor?: boolean;
}

/** `init`: makes the data folder and its administrator, for machines without a screen. */
export function addInit(program: Command, host: CommandHost): void {
  const { t } = host;
  program
    .command('init')
    .description(t('cli.init.description'))
    .requiredOption('--admin <login>', t('cli.init.admin'))
    .option('--name <name>', t('cli.init.name'))
    .option('--supervisor', t('cli.init.supervisor'))
    .addHelpText('after', () => `\n${t('cli.init.example')}`)
    .action(async (options: InitOptions) => {
      const login = checkLogin(options.admin);
      const folder = await host.open();
      if (hasOperators(folder.services.db)) throw new AppError('refused', 'first-start-over');
      const passwordHash = await newPasswordHash(await host.readPassword(), login);
      const input = {
        login,
        name: checkName(options.name ?? login),
        alsoSupervisor: options.supervisor === true,
      };
      const id = await folder.run(
        'auth.createAdministrator',
        (tx, ctx, administrator) => insertFirstAdministrator(tx, ctx, administrator, passwordHash),
        input,
      );
      host.print(t('cli.init.done', { login, dataDir: host.dataDir }), { id, login, dataDir: host.dataDir });
    });
}

/** Error: `invalid/login-invalid`. */
export function checkLogin(text: string): string {
  const parsed = loginShape.safeParse(text);
  if (!parsed.success) throw new AppError('invalid', 'login-invalid');
  return parsed.data;
}

/** Error: `invalid/name-invalid`. */
export function checkName(text: string): string {
  const parsed = personName.safeParse(text);
  if (!parsed.success) throw new AppError('invalid', 'name-invalid');
  return parsed.data;
}
