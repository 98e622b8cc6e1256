import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../vite/paths.ts';

export interface Finished {
  readonly exitCode: number;
  readonly output: string;
}

export interface CommandOptions {
  /** Written to the terminal as it comes; else gathered into `output`. */
  readonly live?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs a program to its end. One that is not there ends with 127. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions = {}): Promise<Finished> {
  const child = spawn(command, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...options.env },
    stdio: ['ignore', options.live ? 'inherit' : 'pipe', options.live ? 'inherit' : 'pipe'],
  });
  let output = '';
  const gather = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', gather);
  child.stderr?.on('data', gather);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ exitCode: 127, output: error.message }));
    child.once('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}

/** Runs a script of a package on this Node. */
export function runScript(path: string, args: readonly string[], options: CommandOptions = {}): Promise<Finished> {
  return runCommand(process.execPath, [join(ROOT, path), ...args], options);
}
