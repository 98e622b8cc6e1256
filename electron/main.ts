import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from 'electron';
import { dataDirFor } from './host/data-dir.ts';
import { hostFolder, startHostBackend } from './host/host-backend.ts';
import { makeDataDir } from './host/host-folder.ts';
import { loadTestClock } from './host/load-test-clock.ts';
import { takeOrFindHost } from './host/second-start.ts';
import { watchCrashes } from './shell/crashes.ts';
import { parseElectronArguments } from './shell/electron-arguments.ts';
import { endWithProgram } from './shell/ending.ts';
import { guardPermissions, guardWebContents } from './shell/guards.ts';
import { setMenu } from './shell/menu.ts';
import { packedPaths } from './shell/packed-paths.ts';
import { registerAppScheme, serveAppScheme } from './shell/protocol.ts';
import { offerSaveExport } from './shell/save-export.ts';
import { openInBrowser, showStartFailure } from './shell/start-failure.ts';
import { openWindow, openWindowOnSecondStart } from './shell/window.ts';

/**
 * The desktop host: a list of named steps. Nothing is awaited before Electron is ready, and nothing at the top level:
 * Electron becomes ready only after this module has been evaluated (electron/electron#40719).
 */
try {
  const args = parseElectronArguments(process.argv, process.defaultApp === true);
  const dataDir = dataDirFor(args.dataDir);
  process.umask(0o077);
  makeDataDir(dataDir);
  // The instance lock lies in this folder, so that one data folder has one desktop program.
  app.setPath('userData', join(dataDir, 'electron'));
  registerAppScheme();
  const isFirst = app.requestSingleInstanceLock();
  app.enableSandbox();
  if (isFirst) startDesktop(dataDir, args.testClockMs).catch(showStartFailure);
  else app.exit(0);
} catch (error) {
  showStartFailure(error);
}

async function startDesktop(dataDir: string, testClockMs: number | null): Promise<void> {
  await app.whenReady();
  const mainDir = dirname(fileURLToPath(import.meta.url));
  const paths = packedPaths(mainDir, app.isPackaged, process.platform, process.arch);
  const found = await takeOrFindHost(dataDir, () => hostFolder(dataDir, paths.nativeBinding));
  if (found.kind === 'running') return openInBrowser(await found.host.launchAddress('once'));
  const { hosted } = found;
  endWithProgram(hosted);
  const testClock = testClockMs === null ? null : await loadTestClock(testClockMs);
  const { rendererDir, workerPath, nativeBinding } = paths;
  const clock = testClock ?? { now: () => Date.now() };
  const backend = startHostBackend(hosted, { host: 'electron', rendererDir, workerPath, nativeBinding, clock });
  hosted.folder.announce({ host: 'electron', pid: process.pid, port: null, controlSecret: '' });
  if (testClock) app.on('orderline-set-clock' as 'ready', (nowMs: unknown) => testClock.set(Number(nowMs)));
  serveAppScheme(backend.fetch);
  guardPermissions();
  guardWebContents(paths.preload);
  watchCrashes(hosted.hostLog.log);
  offerSaveExport(backend.fetch);
  setMenu();
  openWindowOnSecondStart(paths.preload);
  openWindow(paths.preload);
}
