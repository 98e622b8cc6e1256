import { Command, CommanderError } from 'commander';
import { AppError } from '../../shared/contract/errors.ts';
import { createTranslator, LANGUAGES, type Language, languageFor } from '../../shared/i18n/index.ts';
import { dataDirFor } from '../host/data-dir.ts';
import { sentenceOf, systemLanguage } from '../host/sentence.ts';
import type { CommandHost, CommandLineIo } from './command-host.ts';
import { helpWords } from './help-words.ts';
import { COMMANDS } from './index.ts';
import { type OpenedFolder, openFolder } from './open-folder.ts';
import { firstLine } from './read-password.ts';
import { usageSentence } from './usage-sentence.ts';

export const EXIT_DONE = 0;
/** Refused; the sentence is on standard error. */
export const EXIT_REFUSED = 1;
/** 128 and the number of SIGINT, as shells have it. */
export const EXIT_INTERRUPTED = 130;
/** The command was written wrongly. */
export const EXIT_USAGE = 2;

/** Runs one command line (without node and script) and returns its exit code. */
export async function runCommandLine(argv: readonly string[], io: CommandLineIo): Promise<number> {
  const language = languageOf(argv, io);
  const { t } = createTranslator(language);
  const say = (sentence: string) => io.stderr.write(`${sentence}\n`);
  let opened: OpenedFolder | undefined;

  const program = new Command('orderline');
  const host: CommandHost = {
    language,
    t,
    io,
    get json() {
      return program.opts<GlobalOptions>().json === true;
    },
    get dataDir() {
      return dataDirFor(program.opts<GlobalOptions>().dataDir, {
        env: io.env,
        platform: process.platform,
        home: io.env.HOME ?? io.env.USERPROFILE ?? '.',
      });
    },
    async open() {
      opened ??= openFolder(host.dataDir, io);
      return opened;
    },
    print(text, value) {
      const line = host.json ? JSON.stringify(value) : text;
      if (line !== '') io.stdout.write(`${line}\n`);
    },
    note: say,
    async readPassword() {
      const password = await firstLine(io.stdin);
      if (password === '') throw new AppError('refused', 'password-missing');
      return password;
    },
  };

  describeProgram(program, host);
  for (const add of COMMANDS) add(program, host);
  // `--help` says the same, in the user's language.
  for (const group of program.commands) group.helpCommand(false);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return EXIT_DONE;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT_DONE;
      if (error.code !== 'commander.help') say(usageSentence(error, t));
      return EXIT_USAGE;
    }
    say(sentenceOf(error, language));
    return io.signal.aborted ? EXIT_INTERRUPTED : EXIT_REFUSED;
  } finally {
    await opened?.close();
  }
}

interface GlobalOptions {
  readonly dataDir?: string;
  readonly json?: boolean;
}

function describeProgram(program: Command, { t, io }: CommandHost): void {
  program
    .description(t('cli.description'))
    .version(io.version, '--version', t('cli.version'))
    .option('--data-dir <dir>', t('cli.dataDir'))
    .option('--json', t('cli.json'))
    .option('--lang <language>', t('cli.lang', { languages: LANGUAGES.join(', ') }))
    .helpOption('--help', t('cli.help'))
    .helpCommand(false)
    .configureHelp(helpWords(t))
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: () => undefined,
    })
    .exitOverride();
}

/** `--lang`, which the help's own words need before the arguments are parsed, else the system's language. */
function languageOf(argv: readonly string[], io: CommandLineIo): Language {
  const at = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const named = at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
  return named === undefined ? systemLanguage(io.env) : languageFor(named);
}
