import { createHash } from 'node:crypto';
import { appendAudit } from '../../db/audit.ts';
import { appendOutbox, findCommand, insertCommand } from '../../db/commands.ts';
import { type ReadableDB, sql, type WritableDB } from '../../db/connection.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { BackendPorts } from './ports.ts';
import type { AuditEntry, CommandContext, ReadContext, Services, UseCase } from './services.ts';

/**
 * What a procedure leaves behind. `change`: an audit row, an outbox row and the stored result of its command id;
 * `access`: an audit row; `none`: nothing (drafts, leases, heartbeats).
 */
export type AuditLevel = 'change' | 'access' | 'none';

export interface CommandSpec {
  readonly procedure: string;
  readonly audit: AuditLevel;
  /** Made by the asker once per intention, so that asking again is safe. Needed for `change`. */
  readonly commandId: string | null;
}

/**
 * Runs a use case in one transaction with its audit row, outbox row and command row. The same command id with the
 * same input returns the stored result without running again; with other input it is refused
 * (`conflict/command-reused`). Events go out after the commit. A refused command leaves nothing but what it noted for that
 * case.
 */
export async function runCommand<Input, Output>(
  services: Services,
  ctx: ReadContext,
  spec: CommandSpec,
  input: Input,
  useCase: UseCase<Input, Output>,
): Promise<Output> {
  const { commandId, procedure } = spec;
  if (spec.audit === 'change' && commandId === null) throw new AppError('invalid', 'command-id-missing');
  const inputHash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  const published: Parameters<CommandContext['publish']>[] = [];
  const notes: ((tx: WritableDB) => void)[] = [];
  const running = services.writer.write((tx): Output => {
    published.length = 0;
    notes.length = 0;
    if (spec.audit === 'change' && commandId !== null) {
      const earlier = findCommand(tx, commandId);
      if (earlier) {
        const same =
          earlier.inputHash === inputHash &&
          earlier.procedure === procedure &&
          earlier.actorId === ctx.actor.operatorId;
        if (!same) throw new AppError('conflict', 'command-reused');
        return JSON.parse(earlier.result) as Output;
      }
    }
    const audited: AuditEntry[] = [];
    const commandContext: CommandContext = {
      ...ctx,
      newId: services.ports.newId,
      publish: (...event) => published.push(event),
      audit: (entry) => audited.push(entry),
      noteIfRefused: (note) => notes.push(note),
    };
    const written = rowsWritten(tx);
    const output = useCase(tx, commandContext, input);
    if (spec.audit === 'none') return output;
    if (spec.audit === 'change' && audited.length === 0 && rowsWritten(tx) > written) {
      onSilentChange(services.ports, procedure);
    }
    const by = { atMs: ctx.nowMs, actorId: ctx.actor.operatorId, actorName: ctx.actor.name, action: procedure };
    for (const entry of told(audited)) appendAudit(tx, { ...by, ...entry });
    if (audited.length === 0) appendAudit(tx, by);
    if (spec.audit === 'change' && commandId !== null) {
      const stored = JSON.stringify(output ?? null);
      appendOutbox(tx, {
        atMs: ctx.nowMs,
        procedure,
        actorId: ctx.actor.operatorId,
        payload: JSON.stringify(input ?? null),
      });
      insertCommand(tx, {
        id: commandId,
        actorId: ctx.actor.operatorId,
        procedure,
        inputHash,
        result: stored,
        atMs: ctx.nowMs,
      });
    }
    return output;
  });
  const result = await running.catch(async (error: unknown) => {
    if (error instanceof AppError) await noteRefusal(services, procedure, notes);
    throw error;
  });
  for (const event of published) services.events.publish(...event);
  return result;
}

async function noteRefusal(
  { writer, ports }: Services,
  procedure: string,
  notes: readonly ((tx: WritableDB) => void)[],
): Promise<void> {
  if (notes.length === 0) return;
  try {
    await writer.write((tx) => {
      for (const note of notes) note(tx);
    });
  } catch (err) {
    ports.log.error({ err, procedure }, 'what a refused command notes could not be written');
  }
}

/** Rows that this connection has written so far. */
function rowsWritten(db: ReadableDB): number {
  return sql<[], number>(db, 'SELECT total_changes()').pluck().get() as number;
}

/** Who and when are kept all the same; that before and after are not is a fault of the program, which tests refuse. */
function onSilentChange({ log, onSilentChange: told }: BackendPorts, procedure: string): void {
  if (told) told(procedure);
  else log.error({ procedure }, 'a change told the audit log nothing of what it changed');
}

/** The rows of a command: steps of a seat are one row, from the first state to the last, unless another row tells more. */
function told(audited: readonly AuditEntry[]): readonly AuditEntry[] {
  const telling = audited.filter(({ whenAlone }) => whenAlone !== true);
  const [first, last] = [audited[0], audited.at(-1)];
  if (telling.length > 0 || !first || !last) return telling;
  return [{ ...last, before: first.before }];
}
