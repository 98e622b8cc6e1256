import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { type Role, rightsOf, scopeOf } from '../../../shared/contract/rights.ts';
import { type Backend, createBackend } from '../backend.ts';
import { type CommandSpec, runCommand } from '../command.ts';
import type { Actor, ReadContext, Services, UseCase } from '../services.ts';

/** 2026-11-24 09:00 in Shanghai, a Tuesday. */
export const TEST_NOW_MS = Date.parse('2026-11-24T01:00:00Z');

/** Use cases that tests run by themselves: the API has them inside of others, or declares that they leave no trace. */
const PARTS_OF_COMMANDS = new Set([
  ...['attachSeat', 'keepSeat', 'saveDraft', 'moveDraft', 'saveNote', 'acknowledge', 'useArticle'],
  ...['takeNextCall', 'takeCall', 'closeOrderItems', 'reopenOrderItems'],
]);

export interface TempBackend {
  readonly services: Services;
  readonly dataDir: string;
  /** The backend's clock; tests turn it by hand. */
  readonly clock: { nowMs: number };
  readonly fetch: Backend['fetch'];
  /** A person with these roles, as a session would give them. */
  actor(roles: readonly Role[], more?: Partial<Actor>): Actor;
  context(actor: Actor, more?: Partial<ReadContext>): ReadContext;
  /** Runs a use case as the API would, with a command id of its own. */
  command<I, O>(ctx: ReadContext, useCase: UseCase<I, O>, input: I, spec?: Partial<CommandSpec>): Promise<O>;
  close(): Promise<void>;
}

/** A whole backend in a folder of its own, with a clock that stands still. Close it at the end of the test. */
export function createTempBackend(options: { readonly dataDir?: string; readonly nowMs?: number } = {}): TempBackend {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'orderline-test-'));
  const clock = { nowMs: options.nowMs ?? TEST_NOW_MS };
  const backend = createBackend({
    host: 'node',
    dataDir,
    workerPath: fileURLToPath(new URL('../jobs/worker.ts', import.meta.url)),
    version: '0.0.0-test',
    clock: { now: () => clock.nowMs },
    newId: () => v7(),
    log: pino({ level: 'silent' }),
    onSilentChange(procedure) {
      if (!PARTS_OF_COMMANDS.has(procedure)) throw new Error(`${procedure} told the audit log nothing`);
    },
  });
  return {
    services: backend.services,
    dataDir,
    clock,
    fetch: backend.fetch,
    actor: (roles, more = {}) => ({
      operatorId: 'operator-under-test',
      login: 'test',
      name: 'Test',
      roles,
      rights: rightsOf(roles),
      scope: scopeOf(roles),
      teamId: null,
      seatId: null,
      ...more,
    }),
    context: (actor, more = {}) => ({ actor, nowMs: clock.nowMs, sessionHash: 'session', windowId: 'window', ...more }),
    command: (ctx, useCase, input, spec = {}) =>
      runCommand(
        backend.services,
        ctx,
        { procedure: useCase.name || 'test', audit: 'change', commandId: v7(), ...spec },
        input,
        useCase,
      ),
    async close() {
      await backend.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
