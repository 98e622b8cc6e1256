import { app } from 'electron';
import type { HostedFolder } from '../host/host-backend.ts';
import { watchParent } from '../host/watch-parent.ts';

/** The last window, a signal, the launcher's end and a fault all end the program in order. */
export function endWithProgram({ hostLog, shutdown }: HostedFolder): void {
  let exitCode = 0;
  let isDone = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (isDone) return;
    event.preventDefault();
    hostLog.log.info({ exitCode }, 'ending');
    void shutdown.run().then(() => {
      isDone = true;
      app.exit(exitCode);
    });
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  watchParent(() => app.quit());
  process.on('uncaughtException', (err) => {
    hostLog.log.fatal({ err }, 'uncaught');
    exitCode = 1;
    app.quit();
  });
}
