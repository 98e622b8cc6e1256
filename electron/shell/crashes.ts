import { app, type WebContents } from 'electron';
import type { Logger } from 'pino';
import { shouldReload } from './policies.ts';

/** Writes down what died, and loads a crashed page again. */
export function watchCrashes(log: Logger): void {
  const crashesMs = new WeakMap<WebContents, number[]>();
  app.on('render-process-gone', (_event, contents, { reason, exitCode }) => {
    log.error({ reason, exitCode }, 'page process gone');
    const before = crashesMs.get(contents) ?? [];
    const nowMs = Date.now();
    crashesMs.set(contents, [...before, nowMs]);
    if (shouldReload(reason, before, nowMs) && !contents.isDestroyed()) contents.reload();
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    log.warn({ type, reason, exitCode }, 'child process gone');
  });
}
