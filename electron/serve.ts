import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import { AppError } from '../shared/contract/errors.ts';
import { createTranslator } from '../shared/i18n/index.ts';
import { createBackend } from './backend/backend.ts';
import type { Clock } from './backend/ports.ts';
import { type HostArguments, parseHostArguments } from './host/arguments.ts';
import { dataDirFor } from './host/data-dir.ts';
import { type HostFolder, makeDataDir, takeHostFolder } from './host/host-folder.ts';
import { type HostLog, openHostLog } from './host/host-log.ts';
import { type LoopbackServer, startLoopbackServer } from './host/loopback-server.ts';
import { openBrowser } from './host/open-browser.ts';
import { askRunningHost } from './host/second-start.ts';
import { sentenceOf, systemLanguage } from './host/sentence.ts';
import { createShutdown, type Shutdown } from './host/shutdown.ts';
import type { TestClock } from './host/test-clock.ts';
import { VERSION } from './host/version.ts';
import { watchDatabase } from './host/watch-database.ts';
import { watchParent } from './host/watch-parent.ts';

/** The loopback host: the same program for a browser. Its start, in order; what is started is ended in reverse. */
const MAIN_DIR = dirname(fileURLToPath(import.meta.url));
const language = systemLanguage();
const { t } = createTranslator(language);

async function start(): Promise<void> {
  // Customers' data: what this program writes is this user's alone.
  process.umask(0o077);
  const args = parseHostArguments(process.argv.slice(2));
  const dataDir = dataDirFor(args.dataDir);
  makeDataDir(dataDir);
  const folder = takeHostFolder(dataDir);
  if (!folder) return openAnotherWindow(dataDir, args);
  const hostLog = openHostLog(dataDir);
  const shutdown = createShutdown((step, err) => hostLog.log.error({ step, err }, 'shutdown step failed'));
  shutdown.push({ name: 'log', run: () => hostLog.close() });
  shutdown.push({ name: 'folder', run: () => folder.release() });
  endWith(shutdown, hostLog);
  try {
    await serveFolder(folder, args, hostLog, shutdown);
  } catch (error) {
    hostLog.log.error({ err: error }, 'not started');
    await shutdown.run();
    throw error;
  }
}

async function serveFolder(
  folder: HostFolder,
  args: HostArguments,
  hostLog: HostLog,
  shutdown: Shutdown,
): Promise<void> {
  const { dataDir } = folder;
  const testClock = args.testClockMs === null ? null : await loadTestClock(args.testClockMs);
  const clock: Clock = testClock ?? { now: () => Date.now() };
  const backend = createBackend({
    host: 'node',
    dataDir,
    rendererDir: join(MAIN_DIR, '../renderer'),
    workerPath: join(MAIN_DIR, 'worker.js'),
    version: VERSION,
    clock,
    newId: () => v7(),
    log: hostLog.log,
  });
  shutdown.push({ name: 'backend', run: () => backend.close() });

  const watch = watchDatabase(backend.services);
  const rotation = setInterval(() => hostLog.rotate(), 60_000);
  shutdown.push({
    name: 'watch',
    run() {
      watch.stop();
      clearInterval(rotation);
    },
  });

  const server = await startLoopbackServer({
    port: args.port,
    publicUrl: args.publicUrl,
    fetch: backend.fetch,
    ...(testClock ? { setClock: testClock.set } : {}),
  });
  shutdown.push({ name: 'server', run: () => server.close() });
  folder.announce({ host: 'node', pid: process.pid, port: server.port, controlSecret: server.controlSecret });
  const readyMs = Math.round(performance.now());
  hostLog.log.info({ version: VERSION, port: server.port, readyMs }, 'ready');
  await showFirstWindow(server, args);
}

async function showFirstWindow(server: LoopbackServer, args: HostArguments): Promise<void> {
  const origin = `http://127.0.0.1:${server.port}/`;
  if (args.publicUrl !== null) say(t('host.behindProxy', { address: args.publicUrl }));
  if (args.open && (await openBrowser(server.launchAddress('once')))) return say(t('host.opened', { address: origin }));
  say(t('host.ready', { address: server.launchAddress('printed') }));
  say(t('host.readyHint'));
}

async function openAnotherWindow(dataDir: string, args: HostArguments): Promise<void> {
  if (args.open && (await openBrowser(await askRunningHost(dataDir, 'once')))) return say(t('host.secondOpened'));
  say(t('host.secondReady', { address: await askRunningHost(dataDir, 'printed') }));
}

/** Ends in order when the user, the system or the launcher's end asks for it, and after a fault nobody caught. */
function endWith(shutdown: Shutdown, hostLog: HostLog): void {
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

/** Left out of packages, where nobody may turn the clock. */
async function loadTestClock(startMs: number): Promise<TestClock> {
  const module = await import('./host/test-clock.ts').catch(() => null);
  if (!module) throw new AppError('invalid', 'test-clock-absent');
  return module.createTestClock(startMs);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await start();
} catch (error) {
  process.stderr.write(`${sentenceOf(error, language)}\n`);
  process.exitCode = error instanceof AppError && error.key === 'arguments-invalid' ? 2 : 1;
}
