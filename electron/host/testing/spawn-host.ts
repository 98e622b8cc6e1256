import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const SERVE = fileURLToPath(new URL('../../../dist/main/serve.js', import.meta.url));

export interface SpawnedHost {
  readonly child: ChildProcess;
  output(): string;
  errors(): string;
  /** The first address it prints; rejects when it ends before. */
  address(): Promise<string>;
  /** Its exit code. */
  ended(): Promise<number | null>;
}

/** Starts the built loopback host as a process of its own. */
export function spawnHost(dataDir: string, more: readonly string[] = [], env: NodeJS.ProcessEnv = {}): SpawnedHost {
  const child = spawn(process.execPath, [SERVE, '--data-dir', dataDir, '--no-open', ...more], {
    env: { ...process.env, LC_ALL: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    output: () => output,
    errors: () => errors,
    async address() {
      for (;;) {
        const found = /http:\/\/127\.0\.0\.1:\S+/.exec(output)?.[0];
        if (found) return found;
        const ended = await Promise.race([exit.then(() => true), once(child.stdout, 'data').then(() => false)]);
        if (ended) throw new Error(`the host ended without an address: ${errors}`);
      }
    },
    ended: () => exit,
  };
}

/** What a browser would send when its user opens an address. */
export const OPENED = { 'sec-fetch-site': 'none' };

/** Exchanges a launch address for the headers of a page that was served. */
export async function enter(address: string): Promise<Record<string, string>> {
  const response = await fetch(address, { headers: OPENED, redirect: 'manual' });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (response.status !== 303 || !cookie) throw new Error(`not let in: ${response.status}`);
  return { cookie, origin: new URL(address).origin, 'sec-fetch-site': 'same-origin' };
}
