import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WritableDB } from '../../../db/connection.ts';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { insertTicketCheck } from '../../../db/ticket-checks.ts';
import { appendTicketEvent } from '../../../db/ticket-events.ts';
import { addUnitMember, insertUnit } from '../../../db/ticket-setup.ts';
import { findTicket } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { type Right, type Role, rightsOf } from '../../../shared/contract/rights.ts';
import {
  changeTicketInput,
  moveTicketInput,
  registerTicketInput,
  TICKET_KINDS,
  TICKET_STATES,
  type TicketKind,
  type TicketState,
  TRANSITIONS,
  type TransitionName,
} from '../../../shared/contract/tickets.ts';
import { appRouter } from '../api/router.ts';
import type { Actor, CommandContext, ReadContext } from '../services.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { assignTickets } from './assign-tickets.ts';
import { listAttachments } from './attach-file.ts';
import { changeTicket } from './change-ticket.ts';
import { checkTicket } from './check-ticket.ts';
import { climbTicket } from './climb-ticket.ts';
import { moveTicket } from './move-ticket.ts';
import { noteTicket } from './note-ticket.ts';
import { registerTicket } from './register-ticket.ts';
import { showTicket } from './show-ticket.ts';

/*
 * What product.md says, written out by hand: sections 5 (the states, who may make a step) and 10 (own, team, all). The
 * table of shared/domain/tickets/case-way.ts is not looked at.
 */
const FROM: Readonly<Record<TransitionName, readonly TicketState[]>> = {
  accept: ['registered', 'reopened'],
  'hand-over': ['registered', 'accepted', 'handed-over', 'in-progress', 'reopened'],
  work: ['accepted', 'handed-over', 'reopened'],
  wait: ['in-progress'],
  resume: ['waiting'],
  resolve: ['accepted', 'handed-over', 'in-progress', 'reopened'],
  'send-back': ['registered', 'accepted', 'handed-over', 'in-progress', 'reopened'],
  'ask-customer': ['resolved'],
  close: ['resolved', 'follow-up'],
  'close-not-reached': ['follow-up'],
  reopen: ['resolved', 'follow-up', 'closed'],
  withdraw: ['registered', 'accepted', 'handed-over', 'in-progress', 'reopened', 'waiting'],
};
const TO: Readonly<Record<TransitionName, TicketState>> = {
  ...{ accept: 'accepted', 'hand-over': 'handed-over', work: 'in-progress', wait: 'waiting', resume: 'in-progress' },
  ...{ resolve: 'resolved', 'send-back': 'waiting', 'ask-customer': 'follow-up', close: 'closed' },
  ...{ 'close-not-reached': 'closed', reopen: 'reopened', withdraw: 'withdrawn' },
};
const ONLY: Partial<Readonly<Record<TransitionName, TicketKind>>> = {
  ...{ 'send-back': 'service-request', 'ask-customer': 'complaint', 'close-not-reached': 'complaint' },
};
/** Operators register, accept, work, set waiting, and withdraw at the customer's word. */
const OF_OPERATORS: readonly TransitionName[] = ['accept', 'work', 'wait', 'resume', 'withdraw'];

interface Person {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly more: Partial<Actor>;
  /** Has the case within reach. */
  readonly reaches: boolean;
  readonly leads: boolean;
}
const PEOPLE: readonly Person[] = [
  { name: 'operator, own', roles: ['operator'], more: { operatorId: 'op1' }, reaches: true, leads: false },
  { name: 'operator, foreign', roles: ['operator'], more: { operatorId: 'op2' }, reaches: false, leads: false },
  { name: 'lead, own team', roles: ['lead'], more: { operatorId: 'lead' }, reaches: true, leads: true },
  {
    ...{ name: 'lead, foreign team', roles: ['lead'], reaches: false, leads: true },
    more: { operatorId: 'op2', teamId: 'other' },
  },
  { name: 'supervisor', roles: ['supervisor'], more: { operatorId: 'op2', teamId: null }, reaches: true, leads: true },
  {
    ...{ name: 'operator and lead, foreign team', roles: ['operator', 'lead'], reaches: false, leads: true },
    more: { operatorId: 'op2', teamId: 'other' },
  },
  { name: 'administrator', roles: ['administrator'], more: { operatorId: 'op2' }, reaches: false, leads: false },
];

let center: OrderCenter;
const tickets = new Map<TicketKind, string>();
beforeAll(async () => {
  center = await createOrderCenter();
  await center.services.writer.write((tx) => {
    insertUnit(tx, { id: 'depot', code: 'D', name: 'Depot', assigning: 'unit', active: 1 });
    addUnitMember(tx, 'depot', 'op1');
    for (const kind of TICKET_KINDS) {
      seedCategory(tx, { id: kind, kind, code: kind, name: kind });
      seedCategory(tx, { id: `${kind} 2`, kind, code: `${kind} 2`, name: `${kind} 2` });
    }
  });
  for (const kind of TICKET_KINDS) {
    const input = registerTicketInput.parse({ kind, categoryId: kind, customerId: 'customer', description: 'x' });
    const { ticketId } = await center.command(center.as('op1'), registerTicket, input);
    tickets.set(kind, ticketId);
    await center.services.writer.write((tx) => prepare(tx, ticketId));
  }
});
afterAll(() => center.close());

/** What closing needs, so that only state and role decide. */
function prepare(tx: WritableDB, ticketId: string): void {
  insertTicketCheck(tx, { ticketId, position: 1, text: 'Seen', doneAtMs: 1, doneByName: 'OP1' });
  for (const date of ['2026-11-20', '2026-11-21', '2026-11-22']) {
    const event = { ticketId, atMs: 1, operatorId: null, operatorName: '', text: '', told: false, data: { date } };
    appendTicketEvent(tx, { ...event, id: `${ticketId} ${date}`, kind: 'follow-up-unreached' });
  }
}

const contextOf = ({ roles, more }: Person): ReadContext =>
  center.context(center.actor(roles, { name: 'P', teamId: 'team', ...more }));
const commandOf = (person: Person, newId: () => string): CommandContext => ({
  ...contextOf(person),
  newId,
  publish: () => undefined,
  audit: () => undefined,
});

/** What came of a try; nothing of it stays. */
function tried(tx: WritableDB, work: () => string): string {
  tx.raw.exec('SAVEPOINT try');
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) return error.key;
    throw error;
  } finally {
    tx.raw.exec('ROLLBACK TO try; RELEASE try');
  }
}

function stepInput(kind: TicketKind, transition: TransitionName, ticketId: string, version: number) {
  const decision = { complaint: null, suggestion: 'adopted', 'service-request': 'approved' }[kind];
  return moveTicketInput.parse({
    ...{ ticketId, version, transition, reason: 'r', unitId: 'depot', waitingFor: 'unit', result: 'ok' },
    ...{ rootCause: 'other', decision, reply: 'yes' },
  });
}

function expectedOf(person: Person, kind: TicketKind, state: TicketState, transition: TransitionName): string {
  const isStep = FROM[transition].includes(state) && (ONLY[transition] ?? kind) === kind;
  // The router keeps an administrator away (below); the use case does so too.
  if (person.roles.includes('administrator')) return isStep ? 'transition-of-leads' : 'transition-not-from';
  if (!person.reaches) return 'ticket-unknown';
  if (!isStep) return 'transition-not-from';
  return person.leads || OF_OPERATORS.includes(transition) ? TO[transition] : 'transition-of-leads';
}

describe.each(TICKET_KINDS)('every step of a %s', (kind) => {
  it('from every state is made by whom product.md says, and by nobody else', async () => {
    const found: Record<string, string> = {};
    const expected: Record<string, string> = {};
    const ticketId = tickets.get(kind) as string;
    let ids = 0;
    await center.services.writer.write((tx) => {
      const version = findTicket(tx, ticketId)?.version as number;
      const setState = tx.raw.prepare('UPDATE ticket SET state = ?, ended_at_ms = ?, satisfaction = ? WHERE id = ?');
      for (const state of TICKET_STATES) {
        for (const transition of TRANSITIONS) {
          for (const person of PEOPLE) {
            const cell = `${state}, ${transition}, ${person.name}`;
            expected[cell] = expectedOf(person, kind, state, transition);
            found[cell] = tried(tx, () => {
              const endedAtMs = state === 'closed' || state === 'withdrawn' ? 1 : null;
              setState.run(state, endedAtMs, transition === 'close-not-reached' ? null : 5, ticketId);
              const ctx = commandOf(person, () => `made ${++ids}`);
              return moveTicket(tx, ctx, stepInput(kind, transition, ticketId, version)).state;
            });
          }
        }
      }
    });
    expect(Object.keys(found)).toHaveLength(TICKET_STATES.length * TRANSITIONS.length * PEOPLE.length);
    expect(found).toEqual(expected);
  });

  it('is offered on the case’s page exactly where it can be made', async () => {
    const ticketId = tickets.get(kind) as string;
    await center.services.writer.write((tx) => {
      for (const state of TICKET_STATES) {
        for (const person of PEOPLE.filter(({ roles }) => !roles.includes('administrator'))) {
          tried(tx, () => {
            tx.raw.prepare('UPDATE ticket SET state = ? WHERE id = ?').run(state, ticketId);
            const offered = showTicket(tx, contextOf(person), { ticketId }).steps.map((step) => step.transition);
            const may = TRANSITIONS.filter((each) => expectedOf(person, kind, state, each) === TO[each]);
            expect([state, person.name, offered]).toEqual([state, person.name, may]);
            return '';
          });
        }
      }
    });
  });
});

describe('everything else that is done to a case', () => {
  interface Act {
    readonly procedure: string;
    /** Written out by hand: who does it, in the order of `PEOPLE`. */
    readonly expected: readonly string[];
    work(tx: WritableDB, ctx: CommandContext, ticket: { ticketId: string; version: number }): unknown;
  }
  const FAR = 'ticket-unknown';
  const NO = 'right-missing';
  const WORK = ['done', FAR, 'done', FAR, 'done', FAR, NO];
  const LEAD = [NO, NO, 'done', FAR, 'done', FAR, NO];
  const READ = ['done', 'done', 'done', 'done', 'done', 'done', NO];
  const acts: readonly Act[] = [
    {
      procedure: 'tickets.register',
      expected: READ,
      work: (tx, ctx) => {
        const more = { customerId: 'customer', description: 'x' };
        return registerTicket(
          tx,
          ctx,
          registerTicketInput.parse({ kind: 'complaint', categoryId: 'complaint', ...more }),
        );
      },
    },
    {
      procedure: 'tickets.note',
      expected: WORK,
      work: (tx, ctx, ticket) => noteTicket(tx, ctx, { ...ticket, text: 'x', told: false }),
    },
    {
      procedure: 'tickets.check',
      expected: WORK,
      work: (tx, ctx, ticket) => checkTicket(tx, ctx, { ...ticket, position: 1, done: false }),
    },
    {
      procedure: 'tickets.change',
      expected: WORK,
      work: (tx, ctx, ticket) => changeTicket(tx, ctx, changeTicketInput.parse({ ...ticket, priority: 'urgent' })),
    },
    {
      procedure: 'tickets.assign',
      expected: LEAD,
      work: (tx, ctx, ticket) =>
        assignTickets(tx, ctx, { tickets: [ticket], unitId: 'depot', assigneeId: null, reason: '' }),
    },
    {
      procedure: 'tickets.climb',
      expected: LEAD,
      work: (tx, ctx, ticket) => climbTicket(tx, ctx, { ...ticket, level: 1, reason: 'x' }),
    },
    {
      procedure: 'tickets.attachments',
      expected: READ,
      work: (tx, ctx, { ticketId }) => listAttachments(tx, ctx, { ticketId }),
    },
    { procedure: 'tickets.show', expected: READ, work: (tx, ctx, { ticketId }) => showTicket(tx, ctx, { ticketId }) },
  ];
  const declared = appRouter._def.procedures as unknown as Record<string, { _def: { meta: { right: Right } } }>;

  it.each(acts)('$procedure', async ({ procedure, expected, work }) => {
    const right = declared[procedure]?._def.meta.right as Right;
    const ticketId = tickets.get('complaint') as string;
    let ids = 0;
    const found = await center.services.writer.write((tx) =>
      PEOPLE.map((person) => {
        if (!rightsOf(person.roles).has(right)) return 'right-missing';
        const version = findTicket(tx, ticketId)?.version as number;
        return tried(tx, () => {
          work(
            tx,
            commandOf(person, () => `act ${++ids}`),
            { ticketId, version },
          );
          return 'done';
        });
      }),
    );
    expect(found).toEqual(expected);
  });

  it('asks for a right to cases in every procedure, which an administrator has none of', () => {
    const rights = Object.entries(declared).filter(([path]) => path.startsWith('tickets.'));
    expect(rights.length).toBeGreaterThan(20);
    for (const [path, { _def }] of rights) {
      expect([path, rightsOf(['administrator']).has(_def.meta.right)]).toEqual([path, false]);
    }
  });
});
