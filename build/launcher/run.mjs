import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { isAlive } from './is-alive.mjs';

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const PARENT_POLL_MS = 500;

/**
 * Runs a program in the foreground: its streams are ours, our signals go on to it, its exit code becomes ours. A
 * SIGTERM to npm ends only npm's shell, so the parent's pid is watched too: when it changes, the program is ended.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdout?: 'inherit' | 2 }} [options]
 * @returns {Promise<number>}
 */
export async function run(command, args, { cwd, env = process.env, stdout = 'inherit' } = {}) {
  const child = spawn(command, args, {
    stdio: ['inherit', stdout, 'inherit'],
    // The program watches us in turn, for the case that we are killed without a word.
    env: { ...env, ORDERLINE_LAUNCHER_PID: String(process.pid) },
    ...(cwd === undefined ? {} : { cwd }),
  });
  const forward = SIGNALS.map((signal) => {
    const listener = () => void child.kill(signal);
    process.on(signal, listener);
    return { signal, listener };
  });
  const parent = process.ppid;
  const watch = setInterval(() => {
    // Windows never gives an orphan another parent, so the parent itself is asked.
    if (process.ppid !== parent || !isAlive(parent)) child.kill('SIGTERM');
  }, PARENT_POLL_MS);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(exitCodeOf(code, signal)));
    });
  } finally {
    clearInterval(watch);
    for (const { signal, listener } of forward) process.off(signal, listener);
  }
}

/** A shell's way to tell a signal in an exit code. @param {number | null} code @param {NodeJS.Signals | null} signal */
export function exitCodeOf(code, signal) {
  return code ?? 128 + (signal ? constants.signals[signal] : 1);
}
