import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE } from '../../electron/backend/backend.ts';
import { enter, type SpawnedHost, spawnHost } from '../../electron/host/testing/spawn-host.ts';
import type { ErrorData } from '../../shared/contract/errors.ts';

/** One window of one person, as the backend sees it. */
export interface FaultWindow {
  readonly login: string;
  readonly windowId: string;
  /** The session's secret. */
  token: string;
}

export type Answer =
  | { readonly data: unknown; readonly error: null }
  | { readonly data: null; readonly error: ErrorData };

/** What a window has asked and not been answered. */
export interface Asked {
  readonly procedure: string;
  readonly input: unknown;
  readonly commandId: string | null;
}

/** The host went away before it answered: nobody knows whether it did what it was asked. */
export class HostGone extends Error {}

const WRITE_WITHIN_MS = 50;

interface Life {
  readonly host: SpawnedHost;
  readonly address: string;
  readonly headers: Record<string, string>;
}

/**
 * The built program on one data folder, killed and started again while windows go on asking it. A window whose request
 * got no answer asks the next life the same with the same command id, as the renderer does.
 */
export class FaultHost {
  readonly #dataDir: string;
  #life: Life | null = null;
  #begun = Promise.withResolvers<void>();
  #answers = 0;
  #awaited: { count: number; done: () => void } | null = null;
  /** Requests under way. */
  #underWay = 0;
  /** Of each login that waits for an answer: what it asked. */
  readonly asked = new Map<string, Asked>();

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  /** Starts the next life at this instant; windows go on only after {@link open}. */
  async start(nowMs: number): Promise<void> {
    const host = this.spawn(nowMs);
    const address = await host.address();
    this.#life = { host, address, headers: await enter(address) };
    this.#answers = 0;
  }

  spawn(nowMs: number): SpawnedHost {
    return spawnHost(this.#dataDir, ['--port', '0', '--test-clock', String(nowMs)]);
  }

  open(): void {
    this.#begun.resolve();
  }

  /** Resolves when so many answers have come in this life. */
  answered(count: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (this.#answers >= count) resolve();
    else this.#awaited = { count, done: resolve };
    return promise;
  }

  /**
   * Blocks until the host writes to its database, and so long after: a kill then falls into a commit, or between it and
   * its answer. Gives up after a moment in which nothing is written.
   */
  waitForWrite(thenMs: number): void {
    const file = join(this.#dataDir, `${DATABASE_FILE}-wal`);
    const writtenAt = () => statSync(file, { bigint: true, throwIfNoEntry: false })?.mtimeNs;
    const before = writtenAt();
    const untilMs = performance.now() + WRITE_WITHIN_MS;
    while (writtenAt() === before && performance.now() < untilMs);
    for (const atMs = performance.now() + thenMs; performance.now() < atMs; );
  }

  /** SIGKILL at once, and the wait until every window has noticed. */
  async kill(): Promise<void> {
    const life = this.#life;
    if (!life) return;
    this.#begun = Promise.withResolvers<void>();
    this.#life = null;
    life.host.child.kill('SIGKILL');
    await life.host.ended();
    do await new Promise((resolve) => setTimeout(resolve, 1));
    while (this.#underWay > 0);
  }

  /** Asks until there is an answer, in whichever life. */
  async ask(window: FaultWindow, procedure: string, input: unknown, commandId: string | null = null): Promise<Answer> {
    this.asked.set(window.login, { procedure, input, commandId });
    for (;;) {
      await this.#begun.promise;
      try {
        const answer = await this.#request(window, procedure, input, commandId);
        this.asked.delete(window.login);
        return answer;
      } catch (error) {
        if (!(error instanceof HostGone)) throw error;
      }
    }
  }

  /** Asks once. Error: {@link HostGone}. */
  async askOnce(window: FaultWindow, procedure: string, input: unknown): Promise<Answer> {
    await this.#begun.promise;
    return this.#request(window, procedure, input, null);
  }

  /** Sends a whole small file to an upload. Error: {@link HostGone}. */
  async upload(window: FaultWindow, uploadId: string, content: string): Promise<void> {
    await this.#begun.promise;
    await this.#post(window, `/uploads/${uploadId}?offset=0`, content, null);
  }

  async setClock(nowMs: number): Promise<void> {
    if (!this.#life) return;
    const { controlSecret } = JSON.parse(readFileSync(join(this.#dataDir, 'host.json'), 'utf8'));
    await fetch(new URL('/control', this.#life.address), {
      method: 'POST',
      headers: { Authorization: `Bearer ${controlSecret}` },
      body: JSON.stringify({ do: 'set-clock', nowMs }),
    });
  }

  /** Asks beside the windows, before they go on. */
  look(window: FaultWindow, procedure: string, input: unknown): Promise<Answer> {
    return this.#request(window, procedure, input, null);
  }

  async #request(window: FaultWindow, procedure: string, input: unknown, commandId: string | null): Promise<Answer> {
    const body = await this.#post(window, `/api/${procedure}`, JSON.stringify(input), commandId);
    const answer = body as { result?: { data: unknown }; error?: { data: ErrorData } };
    this.#answers += 1;
    if (this.#awaited && this.#answers >= this.#awaited.count) this.#awaited.done();
    if (answer.error) return { data: null, error: answer.error.data };
    return { data: answer.result?.data, error: null };
  }

  async #post(window: FaultWindow, path: string, body: string, commandId: string | null): Promise<unknown> {
    const life = this.#life;
    if (!life) throw new HostGone();
    const headers = {
      ...life.headers,
      authorization: `Bearer ${window.token}`,
      'x-window-id': window.windowId,
      'content-type': path.startsWith('/api/') ? 'application/json' : 'application/octet-stream',
      ...(commandId === null ? {} : { 'x-command-id': commandId }),
    };
    this.#underWay += 1;
    try {
      const response = await fetch(new URL(path, life.address), { method: 'POST', headers, body });
      return await response.json();
    } catch {
      throw new HostGone();
    } finally {
      this.#underWay -= 1;
    }
  }
}

/** Kills a host that has not begun to serve. */
export async function killWhileStarting(host: SpawnedHost, afterMs: number): Promise<void> {
  await Promise.race([once(host.child, 'exit'), new Promise((resolve) => setTimeout(resolve, afterMs))]);
  host.child.kill('SIGKILL');
  await host.ended();
}
