import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { insertOperator } from '../../../db/operators.ts';
import { seedId } from '../../../db/testing/seed-calls.ts';
import type { Right, Role } from '../../../shared/contract/rights.ts';
import type { Actor } from '../services.ts';
import { exampleInput, type KnownFields } from '../testing/example-input.ts';
import { inlineServices } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { idsOfTeam, numbersOfTeam, secretsOfTeam, seedTwoTeams } from '../testing/two-teams.ts';
import { appRouter } from './router.ts';

interface Declared {
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly meta: { readonly right: Right; readonly audit: string };
  readonly inputs: readonly z.ZodType[];
}
const PROCEDURES = Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
  const { type, meta, inputs } = (procedure as unknown as { _def: Declared })._def;
  return { path, type, right: meta.right, audit: meta.audit, input: inputs[0] };
});
/** Computed in a worker from the whole center; their own tests look at two teams. */
const LARGE = ['coverage.', 'supervision.live', 'supervision.propose'];
/** What only answers: queries, and those of the asynchronous procedures that leave nothing behind. */
const READS = PROCEDURES.filter(
  ({ path, type, audit }) =>
    !LARGE.some((large) => path.startsWith(large)) &&
    (type === 'query' ||
      (audit === 'none' &&
        /\.(list|count|totals|leftOut|leftOutCounts|whyDry|dryCustomers|page|use|late|preview)$/.test(path))),
);
/** Anybody who takes calls may have anybody on the line: the search, and the calls that are given to any seat. */
const OF_ANYBODY = ['customers.search', 'calls.queue'];
/** The same for what is shown of the one customer that was asked for. */
const OF_A_CALLER = [
  ...OF_ANYBODY,
  'calls.findByNumber',
  'customers.card',
  'customers.calls',
  'orders.form',
  'customerChanges.ofCustomer',
  'tickets.list',
  'tickets.search',
  'tickets.board',
  'tickets.show',
];
/** Asked for to be sure that the walk looks at something. */
const MUST_ANSWER = [
  'callLog.page',
  'callLog.show',
  'customers.list',
  'orders.list',
  'tickets.list',
  'customerChanges.list',
];

const SEARCHED: Readonly<Record<string, KnownFields>> = { 'customers.search': { text: '阳光' } };

let backend: TempBackend;
let people: Record<'operator' | 'lead' | 'supervisor' | 'administrator', Actor>;
beforeAll(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    seedTwoTeams(tx);
    for (const role of ['lead', 'supervisor', 'administrator'] as const)
      insertOperator(tx, {
        id: role,
        login: role,
        name: role,
        roles: [role],
        passwordHash: '',
        seatId: null,
        teamId: null,
        deputyOperatorId: null,
        createdAtMs: 0,
      });
  });
  const person = (role: Role, operatorId: string = role) =>
    backend.actor([role], {
      operatorId,
      teamId: role === 'supervisor' || role === 'administrator' ? null : seedId('c1', 0),
    });
  people = {
    operator: person('operator', seedId('c2', 0)),
    lead: person('lead'),
    supervisor: person('supervisor'),
    administrator: person('administrator'),
  };
});
afterAll(() => backend.close());

async function ask(
  actor: Actor,
  { path, input }: { path: string; input: z.ZodType | undefined },
  known: KnownFields,
  filled = true,
) {
  const caller = appRouter.createCaller({
    services: inlineServices(backend),
    actor,
    sessionHash: 'session',
    windowId: 'window',
    commandId: backend.services.ports.newId(),
  });
  const [room, verb] = path.split('.') as [string, string];
  const call = (caller as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[room]?.[
    verb
  ];
  try {
    return { answer: JSON.stringify(await call?.(input && exampleInput(input, known, filled))) ?? '', refusal: null };
  } catch (error) {
    return { answer: '', refusal: error as Error };
  }
}

/** What `actor` is told by every procedure that answers, asked about things of `team` and without any filter. */
async function walk(actor: Actor, team: 0 | 1): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  for (const procedure of READS.filter(({ right }) => actor.rights.has(right))) {
    const known = { ...idsOfTeam(team), ...SEARCHED[procedure.path] };
    for (const filled of [true, false]) {
      const { answer, refusal } = await ask(actor, procedure, known, filled);
      const refused = refusal === null ? '' : JSON.stringify({ ...refusal, message: refusal.message });
      told.set(procedure.path, `${told.get(procedure.path) ?? ''} ${answer} ${refused}`);
    }
  }
  return told;
}

/** Which procedures told one of the secrets, and which. */
function leaks(told: ReadonlyMap<string, string>, secrets: readonly string[]): string[] {
  return [...told].flatMap(([path, answer]) => {
    const secret = secrets.find((each) => answer.includes(each));
    return secret === undefined ? [] : [`${path} tells ${secret}`];
  });
}

const quoted = (ids: readonly string[]) => ids.map((each) => JSON.stringify(each));

describe('a lead', () => {
  it('is told of nothing of another team, whatever is asked', async () => {
    const own = await walk(people.lead, 0);
    for (const path of MUST_ANSWER)
      expect([path, leaks(new Map([[path, own.get(path) ?? '']]), quoted(secretsOfTeam(0)))]).toEqual([
        path,
        [expect.any(String)],
      ]);
    const told = new Map([...own].filter(([path]) => !OF_ANYBODY.includes(path)));
    expect(leaks(told, quoted(secretsOfTeam(1)))).toEqual([]);
    const other = [...(await walk(people.lead, 1))].filter(([path]) => !OF_A_CALLER.includes(path));
    expect(leaks(new Map(other), quoted(secretsOfTeam(1)))).toEqual([]);
  });
});

/** Everything of a team's customers that a lead could change. */
function rowsOfTeam(team: 0 | 1): unknown {
  const { raw } = backend.services.db;
  const of = (text: string) => raw.prepare<[number]>(text).all(team);
  return [
    of('SELECT * FROM customer WHERE (search_id - 1) % 2 = ?'),
    of('SELECT t.* FROM call_task t JOIN customer k ON k.id = t.customer_id WHERE (k.search_id - 1) % 2 = ?'),
    of('SELECT t.* FROM ticket t JOIN customer k ON k.id = t.customer_id WHERE (k.search_id - 1) % 2 = ?'),
    of('SELECT t.* FROM sales_order t JOIN customer k ON k.id = t.customer_id WHERE (k.search_id - 1) % 2 = ?'),
    of('SELECT t.* FROM customer_change t JOIN customer k ON k.id = t.customer_id WHERE (k.search_id - 1) % 2 = ?'),
  ];
}

describe('whole numbers', () => {
  it.each([
    ['an operator with nobody on the line', 'operator', [0, 1]],
    ['an administrator', 'administrator', [0]],
    ['a lead, of another team', 'lead', [1]],
  ] as const)('are told by no procedure to %s', async (_who, role, teams) => {
    for (const team of teams) expect(leaks(await walk(people[role], team), numbersOfTeam(team))).toEqual([]);
  });

  it('are told to those who may see them', async () => {
    const told = await walk(people.supervisor, 0);
    for (const path of ['callLog.page', 'customers.list', 'customerChanges.list', 'audit.page'])
      expect([path, leaks(new Map([[path, told.get(path) ?? '']]), numbersOfTeam(0))]).toEqual([
        path,
        [expect.any(String)],
      ]);
  });
});

describe('a lead who steers', () => {
  it('changes nothing of another team', async () => {
    const steers: readonly Right[] = ['queue.manage', 'customer.approve', 'orders.handOver'];
    const before = rowsOfTeam(1);
    const own = rowsOfTeam(0);
    for (const team of [1, 0] as const)
      for (const procedure of PROCEDURES.filter(({ type, right }) => type === 'mutation' && steers.includes(right)))
        await ask(people.lead, procedure, idsOfTeam(team));
    expect(rowsOfTeam(1)).toEqual(before);
    expect(rowsOfTeam(0)).not.toEqual(own);
  });
});
