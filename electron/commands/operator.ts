import { type Command, Option } from 'commander';
import { listOperators } from '../../db/operators.ts';
import { ROLES, type Role } from '../../shared/contract/rights.ts';
import { addOperator as addOperatorAction } from '../backend/operators/add-operator.ts';
import type { CommandHost } from './command-host.ts';
import { checkLogin, checkName } from './init.ts';

interface AddOptions {
  readonly name?: string;
  readonly role: readonly Role[];
  readonly seat?: string;
  readonly team?: string;
}

/** `operator add`, `operator list`. */
export function addOperator(program: Command, host: CommandHost): void {
  const { t } = host;
  const group = program.command('operator').description(t('cli.operator.description'));

  group
    .command('add')
    .argument('<login>', t('cli.operator.login'))
    .description(t('cli.operator.add'))
    .option('--name <name>', t('cli.operator.name'))
    .addOption(new Option('--role <role...>', t('cli.operator.role')).choices(ROLES).default(['operator'], 'operator'))
    .option('--seat <code>', t('cli.operator.seat'))
    .option('--team <code>', t('cli.operator.team'))
    .addHelpText('after', () => `\n${t('cli.operator.example')}`)
    .action(async (text: string, options: AddOptions) => {
      const login = checkLogin(text);
      const folder = await host.open();
      const input = {
        login,
        name: checkName(options.name ?? login),
        password: await host.readPassword(),
        roles: ROLES.filter((role) => options.role.includes(role)),
        seatCode: options.seat ?? null,
        teamCode: options.team ?? null,
        deputyOperatorId: null,
      };
      const { id } = await folder.act('operators.add', addOperatorAction, input);
      host.print(t('cli.operator.added', { login, roles: roleNames(host, input.roles) }), {
        id,
        login,
        name: input.name,
        roles: input.roles,
        seat: input.seatCode,
        team: input.teamCode,
      });
    });

  group
    .command('list')
    .description(t('cli.operator.list'))
    .action(async () => {
      const { services } = await host.open();
      const operators = listOperators(services.db, services.ports.clock.now());
      const lines = operators.map(({ login, name, roles, seatCode, teamCode, active }) =>
        [login, name, roleNames(host, roles), seatCode ?? '-', teamCode ?? '-', active ? '' : t('operators.inactive')]
          .join('\t')
          .trimEnd(),
      );
      host.print(lines.join('\n'), operators);
    });
}

function roleNames({ t, language }: CommandHost, roles: readonly Role[]): string {
  return new Intl.ListFormat(language, { type: 'unit' }).format(roles.map((role) => t(`operators.roles.${role}`)));
}
