import { type Command, Option } from 'commander';
import { findOperatorByLogin, type OperatorRecord } from '../../db/operators.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { type FirstPassword, MOST_FIRST_PASSWORDS } from '../../shared/contract/operators.ts';
import { ROLES, type Role } from '../../shared/contract/rights.ts';
import { unlockOperator } from '../backend/auth/unlock-operator.ts';
import { addOperator as addOperatorAction, addWithFirstPassword } from '../backend/operators/add-operator.ts';
import { giveFirstPasswords } from '../backend/operators/give-first-passwords.ts';
import { listPeople } from '../backend/operators/list-people.ts';
import { resetPassword } from '../backend/operators/reset-password.ts';
import { setOperatorActive } from '../backend/operators/set-operator-active.ts';
import type { CommandHost, OpenFolder } from './command-host.ts';
import { checkLogin, checkName } from './init.ts';

interface AddOptions {
  readonly name?: string;
  readonly role: readonly Role[];
  readonly seat?: string;
  readonly team?: string;
  readonly firstPassword?: boolean;
}

/** `operator add`, `list`, `first-passwords`, `reset-password`, `deactivate`, `activate`, `unlock`. */
export function addOperator(program: Command, host: CommandHost): void {
  const { t } = host;
  const group = program.command('operator').alias('operators').description(t('cli.operator.description'));
  const forLogin = (name: string, words: string, act: (folder: OpenFolder, person: OperatorRecord) => Promise<void>) =>
    group
      .command(name)
      .argument('<login>', t('cli.operator.login'))
      .description(words)
      .action(async (login: string) => {
        const folder = await host.open();
        await act(folder, personOf(folder, login));
      });

  group
    .command('add')
    .argument('<login>', t('cli.operator.login'))
    .description(t('cli.operator.add'))
    .option('--name <name>', t('cli.operator.name'))
    .addOption(new Option('--role <role...>', t('cli.operator.role')).choices(ROLES).default(['operator'], 'operator'))
    .option('--seat <code>', t('cli.operator.seat'))
    .option('--team <code>', t('cli.operator.team'))
    .option('--first-password', t('cli.operator.firstPasswordOption'))
    .addHelpText('after', () => `\n${t('cli.operator.example')}`)
    .action((login: string, options: AddOptions) => add(host, login, options));

  group
    .command('list')
    .description(t('cli.operator.list'))
    .action(async () => {
      const people = (await host.open()).query(listPeople, {});
      const lines = people.map((person) => {
        const { login, name, roles, seatCode, teamCode, passwordState, active, lockedUntilMs } = person;
        const cells = [login, name, roleNames(host, roles), seatCode ?? '-', teamCode ?? '-'];
        if (passwordState !== 'own') cells.push(t(`operators.passwordStates.${passwordState}`));
        if (!active) cells.push(t('operators.inactive'));
        if (lockedUntilMs !== null) cells.push(t('cli.operator.locked'));
        return cells.join('\t');
      });
      host.print(lines.join('\n'), people);
    });

  group
    .command('first-passwords')
    .description(t('cli.operator.firstPasswords'))
    .action(() => giveAll(host));

  forLogin('reset-password', t('cli.operator.resetPassword'), async (folder, { id, login, active }) => {
    const given = await folder.act('operators.setPassword', resetPassword, { id });
    printPasswords(host, [given], given);
    if (!active) host.note(t('cli.operator.stillInactive', { login }));
  });
  for (const [name, active, done] of [
    ['deactivate', false, 'deactivated'],
    ['activate', true, 'activated'],
  ] as const) {
    forLogin(name, t(`cli.operator.${name}`), async (folder, { id, login }) => {
      await folder.run('operators.setActive', setOperatorActive, { id, active });
      host.print(t(`cli.operator.${done}`, { login }), { id, login, active });
    });
  }
  forLogin('unlock', t('cli.operator.unlock'), async (folder, { id, login }) => {
    await folder.run('operators.unlock', unlockOperator, { id });
    host.print(t('cli.operator.unlocked', { login }), { id, login });
  });
}

async function add(host: CommandHost, text: string, options: AddOptions): Promise<void> {
  const login = checkLogin(text);
  const folder = await host.open();
  const input = {
    login,
    name: checkName(options.name ?? login),
    roles: ROLES.filter((role) => options.role.includes(role)),
    seatCode: options.seat ?? null,
    teamCode: options.team ?? null,
    deputyOperatorId: null,
  };
  const { name, roles, seatCode: seat, teamCode: team } = input;
  const told = { login, name, roles, seat, team };
  const sentence = host.t('cli.operator.added', { login, roles: roleNames(host, roles) });
  if (options.firstPassword) {
    const given = await folder.act('operators.add', addWithFirstPassword, input);
    host.note(sentence);
    printPasswords(host, [given], { ...told, ...given });
  } else {
    const password = await host.readPassword();
    const { id } = await folder.act('operators.add', addOperatorAction, { ...input, password });
    host.print(sentence, { id, ...told });
  }
}

/** To whoever has none: a list that was handed out stays good. Some at a time; what was given is told also where the next ones are refused. */
async function giveAll(host: CommandHost): Promise<void> {
  const folder = await host.open();
  const ids = folder
    .query(listPeople, {})
    .filter(({ active, passwordState }) => active && passwordState === 'none')
    .map(({ id }) => id);
  if (ids.length === 0) return host.print(host.t('cli.operator.nobodyWithout'), []);
  const given: FirstPassword[] = [];
  try {
    for (let at = 0; at < ids.length; at += MOST_FIRST_PASSWORDS) {
      const some = ids.slice(at, at + MOST_FIRST_PASSWORDS);
      given.push(...(await folder.act('operators.giveFirstPasswords', giveFirstPasswords, { ids: some })));
    }
  } finally {
    printPasswords(host, given, given);
  }
}

/** Login and password alone on standard output, for whatever prints or mails them; what is to be known of them beside it. */
function printPasswords(host: CommandHost, given: readonly FirstPassword[], value: unknown): void {
  host.print(given.map(({ login, password }) => `${login}\t${password}`).join('\n'), value);
  host.note(host.t('cli.operator.passwordsOnce', { count: given.length }));
}

/** Error: `not-found/login-unknown` {login}. */
function personOf({ services }: OpenFolder, login: string): OperatorRecord {
  const person = findOperatorByLogin(services.db, login);
  if (!person) throw new AppError('not-found', 'login-unknown', { login });
  return person;
}

function roleNames({ t, language }: CommandHost, roles: readonly Role[]): string {
  return new Intl.ListFormat(language, { type: 'unit' }).format(roles.map((role) => t(`operators.roles.${role}`)));
}
