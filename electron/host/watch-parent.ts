import { isAlive } from './is-alive.ts';

const POLL_MS = 500;

/**
 * Calls `onGone` when the launcher that started us is gone: a kill of npm or of the launcher reaches no child. Only
 * the launcher's own child watches; the variable may be inherited further down.
 */
export function watchParent(onGone: () => void, env: Readonly<Record<string, string | undefined>> = process.env): void {
  const launcher = Number(env.ORDERLINE_LAUNCHER_PID);
  if (!launcher || process.ppid !== launcher) return;
  const timer = setInterval(() => {
    // Windows never gives an orphan another parent, so the parent itself is asked.
    if (process.ppid === launcher && isAlive(launcher)) return;
    clearInterval(timer);
    onGone();
  }, POLL_MS);
  timer.unref();
}
