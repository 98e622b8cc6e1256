import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../shared/contract/errors.ts';
import { createTranslator } from '../shared/i18n/index.ts';
import { type HostArguments, parseHostArguments } from './host/arguments.ts';
import { dataDirFor } from './host/data-dir.ts';
import { type HostedFolder, hostFolder, startHostBackend } from './host/host-backend.ts';
import { lastPort, makeDataDir } from './host/host-folder.ts';
import { loadTestClock } from './host/load-test-clock.ts';
import { type LoopbackOptions, type LoopbackServer, startLoopbackServer } from './host/loopback-server.ts';
import { openBrowser } from './host/open-browser.ts';
import { type RunningHost, takeOrFindHost } from './host/second-start.ts';
import { sentenceOf, systemLanguage } from './host/sentence.ts';
import { VERSION } from './host/version.ts';
import { watchParent } from './host/watch-parent.ts';

/** The loopback host: the same program for a browser. Its start, in order; what is started is ended in reverse. */
const MAIN_DIR = dirname(fileURLToPath(import.meta.url));
const language = systemLanguage();
const { t } = createTranslator(language);

async function start(): Promise<void> {
  // Customers' data: what this program writes is this user's alone.
  process.umask(0o077);
  outliveReaders();
  const args = parseHostArguments(process.argv.slice(2));
  const dataDir = dataDirFor(args.dataDir);
  makeDataDir(dataDir);
  const found = await takeOrFindHost(dataDir, () => hostFolder(dataDir));
  if (found.kind === 'running') return openAnotherWindow(found.host, args);
  const { hosted } = found;
  endWhenAsked(hosted);
  try {
    const server = await startServing(hosted, args);
    await showFirstWindow(server, args);
  } catch (error) {
    hosted.hostLog.log.error({ err: error }, 'not started');
    await hosted.shutdown.run();
    throw error;
  }
}

async function startServing(hosted: HostedFolder, args: HostArguments): Promise<LoopbackServer> {
  const testClock = args.testClockMs === null ? null : await loadTestClock(args.testClockMs);
  const backend = startHostBackend(hosted, {
    host: 'node',
    rendererDir: join(MAIN_DIR, '../renderer'),
    workerPath: join(MAIN_DIR, 'worker.js'),
    clock: testClock ?? { now: () => Date.now() },
  });
  const server = await listen(hosted.folder.dataDir, {
    port: args.port,
    publicUrl: args.publicUrl,
    fetch: backend.fetch,
    ...(testClock ? { setClock: testClock.set } : {}),
  });
  hosted.shutdown.push({ name: 'server', run: () => server.close() });
  hosted.folder.announce({ host: 'node', pid: process.pid, port: server.port, controlSecret: server.controlSecret });
  const readyMs = Math.round(performance.now());
  hosted.hostLog.log.info({ version: VERSION, port: server.port, readyMs }, 'ready');
  return server;
}

/**
 * Without a wish, the address that it had last time: a browser keeps what was typed and not acknowledged by address, and
 * finds it again after a crash.
 */
async function listen(dataDir: string, options: LoopbackOptions): Promise<LoopbackServer> {
  const last = options.port === 0 ? lastPort(dataDir) : null;
  if (last !== null) {
    try {
      return await startLoopbackServer({ ...options, port: last });
    } catch (error) {
      if (!(error instanceof AppError && error.key === 'port-taken')) throw error;
    }
  }
  return startLoopbackServer(options);
}

async function showFirstWindow(server: LoopbackServer, args: HostArguments): Promise<void> {
  const origin = `http://127.0.0.1:${server.port}/`;
  if (args.publicUrl !== null) say(t('host.behindProxy', { address: args.publicUrl }));
  if (args.open && (await openBrowser(server.launchAddress('once')))) return say(t('host.opened', { address: origin }));
  say(t('host.ready', { address: server.launchAddress('printed') }));
  say(t('host.readyHint'));
}

async function openAnotherWindow(host: RunningHost, args: HostArguments): Promise<void> {
  if (args.open && (await openBrowser(await host.launchAddress('once')))) return say(t('host.secondOpened'));
  say(t('host.secondReady', { address: await host.launchAddress('printed') }));
}

/** Whoever read our lines may be gone (`| head -1`); the windows are not. */
function outliveReaders(): void {
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
}

/** Ends in order when the user, the system or the launcher's end asks for it, and after a fault nobody caught. */
function endWhenAsked({ hostLog, shutdown }: HostedFolder): void {
  const end = async (why: string, exitCode: number) => {
    hostLog.log.info({ why }, 'ending');
    await shutdown.run();
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(signal, 0));
  watchParent(() => void end('launcher gone', 0));
  process.on('uncaughtException', (err) => {
    hostLog.log.fatal({ err }, 'uncaught');
    process.stderr.write(`${sentenceOf(err, language)}\n`);
    void end('fault', 1);
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await start();
} catch (error) {
  process.stderr.write(`${sentenceOf(error, language)}\n`);
  process.exitCode = error instanceof AppError && error.code === 'invalid' ? 2 : 1;
}
