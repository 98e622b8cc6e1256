import { ROLES } from '../../../shared/contract/rights.ts';
import { appRouter } from '../api/router.ts';
import type { Actor } from '../services.ts';
import { inlineServices } from './inline-job.ts';
import { allRows, changedCells, valuesIn } from './table-changes.ts';
import type { TempBackend } from './temp-backend.ts';
import { idsOfTeam } from './two-teams.ts';

/** One call of the walk: what is asked, as whom it may differ, and what it gave before, by name. */
export interface Step {
  readonly procedure: string;
  input(made: Made): unknown;
  /** What later steps know its result by. */
  readonly as?: string;
  /** Tables or columns (`table.column`) that the row does not repeat, and why. */
  readonly without?: Readonly<Record<string, string>>;
}
export type Made = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What rows of the log tell in other words than the tables, or need not: by column, and why. */
const WORDED: Readonly<Record<string, string>> = {
  'class_type.group_rank': 'the order of the list of groups',
  'class_membership.class_type_id': 'by its code',
  'class_membership.class_id': 'by its code',
  'class_membership.change_id': 'the list of class changes, kept beside the log',
  'calendar_day.source': 'whatever people set is the company’s',
  'message_target.kind': 'groups by name, single customers as their number',
  'message_target.target': 'the same',
  'call_task.owner_operator_id': 'by name, beside the customer’s code',
  'call_task.touched': 'that a person moved it',
  'call_task.by_name': 'the same',
  'broadcast.business_date': 'the day of the row',
  'broadcast_reader.operator_id': 'by name',
  'quota.published_before': 'what the row allowed until now, which its row before tells',
  'operator_skill.skill_id': 'by its name',
  'skill.retired': 'a skill that is gone',
  'operator.password_state': 'nothing is told of passwords',
  'message_target.message_id': 'the row is its',
  'call.operator_name': 'the row’s own',
  'call.business_date': 'the day of the row',
  'call.route_id': 'as the customer has it',
  'call.class_id': 'as the customer has it',
  'call.source': 'as the call task has it',
  'call_task.state': 'follows from the step of the call',
  'call_task.place': 'the same',
  'call_item.state': 'the same',
  'call_item.closed_reason': 'the same',
  'call_task.lease_session_hash': 'a lease, held and renewed by itself',
  'call_task.lease_window_id': 'the same',
  'call_task.lease_until_ms': 'the same',
  'call_task.lease_operator_id': 'who does the step',
  'customer_change.parts': 'by field',
  'operator_absence.id': 'its person is the thing',
  'ticket.team_id': 'as the customer has it',
  'ticket_check.text': 'the checklist of its category',
  'unit_member.last_turn_ms': 'whose turn is next',
  'operator_shift.from_minute': 'as a time of day',
  'operator_shift.to_minute': 'as a time of day',
};

interface Told {
  readonly actorId: string;
  readonly entity: string | null;
  readonly entityId: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
}

/** Walks through steps, one after the other, and says what rows of the log fail to tell of what the tables show. */
export async function walkAudit(
  backend: TempBackend,
  steps: readonly Step[],
  place: Partial<Actor> = placeOfTeam(),
): Promise<string[]> {
  const faults: string[] = [];
  const made: Record<string, Readonly<Record<string, string>>> = {};
  for (const step of steps) {
    const input = step.input(made);
    const before = allRows(backend.services.db);
    const seq = backend.services.db.raw.prepare('SELECT coalesce(max(seq), 0) FROM audit').pluck().get() as number;
    try {
      const result = await call(backend, place, step.procedure, input);
      if (step.as !== undefined) made[step.as] = result as Readonly<Record<string, string>>;
    } catch (error) {
      const { cause } = error as { cause?: { key?: string; params?: object } };
      faults.push(
        `${step.procedure} was refused: ${cause?.key ?? String(error).replaceAll(/\s+/g, ' ')} ${JSON.stringify(cause?.params ?? '')}`,
      );
      continue;
    }
    const told = backend.services.db.raw
      .prepare<[number, string], Told>(
        `SELECT actor_id AS actorId, entity, entity_id AS entityId, before, after, reason FROM audit
          WHERE seq > ? AND action = ? ORDER BY seq`,
      )
      .all(seq, step.procedure);
    faults.push(...faultsOf(step, input, told, changedCells(before, allRows(backend.services.db))));
  }
  return faults;
}

function faultsOf(
  { procedure, without = {} }: Step,
  input: unknown,
  told: readonly Told[],
  changed: ReturnType<typeof changedCells>,
): string[] {
  const things = told.filter(({ entity, entityId }) => entity !== null && entityId !== null);
  if (things.length === 0) return [`${procedure} names no thing`];
  const old = valuesIn(told.map(({ before }) => before));
  const now = valuesIn(told.map(({ after, entityId, reason, actorId }) => [after, entityId, reason, actorId]));
  for (const { entityId } of things) for (const part of valuesIn(entityId)) old.add(part);
  const faults = changed
    .filter(({ table, column }) => !(table in without || `${table}.${column}` in { ...without, ...WORDED }))
    .flatMap(({ table, column, before, after }) => [
      ...[...valuesIn(before)]
        .filter((v) => !old.has(v))
        .map((v) => `${procedure} ${table}.${column}: not before ${v}`),
      ...[...valuesIn(after)].filter((v) => !now.has(v)).map((v) => `${procedure} ${table}.${column}: not after ${v}`),
    ]);
  const reason = (input as { reason?: string } | undefined)?.reason;
  if (reason && !told.some((row) => row.reason === reason) && !now.has(reason))
    faults.push(`${procedure} does not tell the reason`);
  if (changed.length === 0 && !('*' in without)) faults.push(`${procedure} changed nothing`);
  return faults;
}

function placeOfTeam(): Partial<Actor> {
  const ids = idsOfTeam(0);
  return { operatorId: String(ids.operatorId), teamId: String(ids.teamId), seatId: String(ids.seatId) };
}

async function call(backend: TempBackend, place: Partial<Actor>, path: string, input: unknown): Promise<unknown> {
  const caller = appRouter.createCaller({
    services: inlineServices(backend),
    actor: backend.actor(ROLES, place),
    sessionHash: 'session',
    windowId: 'window',
    commandId: backend.services.ports.newId(),
  }) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  const [room = '', verb = ''] = path.split('.');
  const result = await caller[room]?.[verb]?.(input);
  await backend.services.tracked.settled();
  return result;
}
