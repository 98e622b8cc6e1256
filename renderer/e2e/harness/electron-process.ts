import { _electron, type Page } from 'playwright/test';
import { electronPath } from '../../../build/launcher/electron.mjs';
import { ROOT } from '../../../build/vite/paths.ts';

/** Where Electron's binary is not to be had, its specs are skipped and say so. */
export const ELECTRON = electronPath(ROOT);

/** The desktop program on a data folder, driven through its windows. */
export interface DesktopProcess {
  firstWindow(): Promise<Page>;
  /** What a second start opens. */
  anotherWindow(): Promise<Page>;
  setClock(nowMs: number): Promise<void>;
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

export async function startDesktop(dataDir: string, clockMs: number): Promise<DesktopProcess> {
  if (!ELECTRON) throw new Error('Electron is not installed');
  const app = await _electron.launch({
    executablePath: ELECTRON,
    args: [ROOT, '--data-dir', dataDir, '--test-clock', String(clockMs)],
    env: { ...(process.env as Record<string, string>), LANG: 'zh_CN.UTF-8' },
  });
  return {
    firstWindow: () => app.firstWindow(),
    async anotherWindow() {
      const opened = app.waitForEvent('window');
      await app.evaluate(({ app: main }) => main.emit('second-instance'));
      return opened;
    },
    setClock: (nowMs) => app.evaluate(({ app: main }, at) => void main.emit('orderline-set-clock', at), nowMs),
    async stop(signal = 'SIGTERM') {
      if (signal === 'SIGKILL') app.process().kill('SIGKILL');
      else await app.close();
    },
  };
}
