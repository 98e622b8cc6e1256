import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SERVE = fileURLToPath(new URL('../../../dist/main/serve.js', import.meta.url));
const CLI = fileURLToPath(new URL('../../../dist/main/cli.js', import.meta.url));

/** A running host on a folder of its own. */
export interface HostProcess {
  readonly dataDir: string;
  /** The loopback host's; 0 for the desktop, which has none. */
  readonly port: number;
  /** An address that lets one more browser in; the desktop's own otherwise. */
  readonly address: string;
  /** What the loopback host says on standard error. */
  stderr(): string;
  setClock(nowMs: number): Promise<void>;
  /** Ends it as a user would; `SIGKILL` is a power cut. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Starts the built host and waits until it prints its address. */
export async function startHost(dataDir: string, clockMs: number, more: readonly string[] = []): Promise<HostProcess> {
  const args = [SERVE, '--data-dir', dataDir, '--port', '0', '--no-open', '--test-clock', String(clockMs), ...more];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its parent's pid: should the runner be killed, the host ends too.
    env: { ...process.env, LANG: 'zh_CN.UTF-8', ORDERLINE_LAUNCHER_PID: String(process.pid) },
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const address = await firstAddress(child, () => errors);
  const port = Number(new URL(address).port);
  return {
    dataDir,
    port,
    address,
    stderr: () => errors,
    async setClock(nowMs) {
      const { controlSecret } = JSON.parse(readFileSync(join(dataDir, 'host.json'), 'utf8')) as {
        controlSecret: string;
      };
      const response = await fetch(new URL('/control', address), {
        method: 'POST',
        headers: { Authorization: `Bearer ${controlSecret}` },
        body: JSON.stringify({ do: 'set-clock', nowMs }),
      });
      if (!response.ok) throw new Error(`the host refused to set its clock: ${response.status}`);
    },
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

async function firstAddress(child: ChildProcess, errors: () => string): Promise<string> {
  if (!child.stdout) throw new Error('no standard output');
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the host ended before it was ready:\n${errors()}`);
  });
  const found = (async () => {
    for await (const line of lines) {
      const address = /http:\/\/127\.0\.0\.1:\S+/.exec(line)?.[0];
      if (address) return address;
    }
    throw new Error(`the host printed no address:\n${errors()}`);
  })();
  ended.catch(() => undefined);
  return Promise.race([found, ended]);
}

export interface CommandResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line, at `nowMs` where that is given. */
export async function runCli(args: readonly string[], stdin = '', nowMs?: number): Promise<CommandResult> {
  const clock = nowMs === undefined ? {} : { ORDERLINE_TEST_CLOCK: String(nowMs) };
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, LANG: 'zh_CN.UTF-8', ...clock } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  await once(child, 'close');
  return { exitCode: child.exitCode, stdout, stderr };
}
