import type { z } from 'zod';
import type { WritableDB } from '../../../db/connection.ts';
import { operatorNameOf } from '../../../db/customer-card.ts';
import { findOperator } from '../../../db/operators.ts';
import { checksOfTicket } from '../../../db/ticket-checks.ts';
import { setTicketPolicy } from '../../../db/ticket-clock-watch.ts';
import { beginTicketPause, endTicketPause } from '../../../db/ticket-clocks.ts';
import { lastEventOf, unreachedDays } from '../../../db/ticket-events.ts';
import { findUnit } from '../../../db/ticket-setup.ts';
import { findTicket, type StoredTicket, type TicketChange, updateTicket } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { TicketEvent } from '../../../shared/contract/ticket-view.ts';
import type { MoveTicketInput, moveTicketOutput, TransitionNeed } from '../../../shared/contract/tickets.ts';
import {
  CASE_WAY,
  clocksEndedBy,
  ENDED_STATES,
  mayMake,
  needsOf,
  PAUSING_STATES,
  stepsFrom,
} from '../../../shared/domain/tickets/case-way.ts';
import { mayCloseNotReached } from '../../../shared/domain/tickets/follow-up.ts';
import { nextFollowUp } from '../follow-ups/follow-up-days.ts';
import { endFollowUp, putFollowUp } from '../follow-ups/put-follow-up.ts';
import type { CommandContext, UseCase } from '../services.ts';
import { memberByRule } from './assign-by-rule.ts';
import { giveReply } from './give-reply.ts';
import { policyOf, startClocks, stopClocks } from './keep-clocks.ts';
import { requireResponsible } from './responsible.ts';
import { pendingChangeOf, settleCarried } from './settle-carried.ts';
import { mayWork } from './ticket-scope.ts';
import { tell } from './ticket-timeline.ts';

/**
 * Takes a case one step on. Which steps there are, who may make them and what they need is the table of
 * shared/domain/tickets/case-way.ts. Errors: see `moveTicketInput`.
 */
export const moveTicket: UseCase<MoveTicketInput, z.input<typeof moveTicketOutput>> = (tx, ctx, input) => {
  const ticket = requireTicket(tx, ctx, input.ticketId, input.version);
  const { transition } = input;
  if (!stepsFrom(ticket.state, ticket.kind).includes(transition)) {
    throw new AppError('refused', 'transition-not-from', { state: ticket.state, transition });
  }
  if (!mayMake(transition, ctx.actor.roles)) throw new AppError('forbidden', 'transition-of-leads', { transition });
  const carries = pendingChangeOf(tx, ticket) !== undefined;
  for (const need of needsOf(transition, ticket.kind, carries)) requireNeed(tx, ctx, ticket, input, need);
  return stepTicket(tx, ctx, ticket, input);
};

/**
 * Makes a step that was found to be allowed, and what comes with it: pauses, clocks, the change that the case carries, the
 * reply. Errors: `conflict/ticket-changed`, those of `requireResponsible` and of `settleCarried`.
 */
export function stepTicket(
  tx: WritableDB,
  ctx: CommandContext,
  ticket: StoredTicket,
  input: MoveTicketInput,
  more: TicketEvent['data'] = {},
): z.input<typeof moveTicketOutput> {
  const { transition } = input;
  const { to } = CASE_WAY[transition];
  const handed = transition === 'hand-over' ? handedTo(tx, ctx, input) : {};
  const change = { ...changeBy(tx, ctx, ticket, input), ...handed };
  if (!updateTicket(tx, ticket.id, ticket.version, { ...change, state: to })) throw changed(tx, ticket);
  if (PAUSING_STATES.includes(to)) beginTicketPause(tx, ticket.id, ctx.nowMs);
  else if (PAUSING_STATES.includes(ticket.state)) endTicketPause(tx, ticket.id, ctx.nowMs);
  if (transition === 'reopen') {
    const policy = policyOf(tx, ctx.nowMs, ticket);
    setTicketPolicy(tx, ticket.id, policy?.id ?? null);
    startClocks(tx, ctx.nowMs, ticket.id, policy);
  }
  stopClocks(tx, ctx.nowMs, ticket.id, clocksEndedBy(transition));
  const said = { from: ticket.state, to, transition, ...partsOf(change), ...namesOf(tx, handed), ...more };
  tell(tx, ctx, ticket.id, { kind: 'moved', data: said, text: input.reason });
  settleCarried(tx, ctx, ticket, input);
  giveReply(tx, ctx, ticket, input);
  const followUp = keepFollowUp(tx, ctx, ticket, input);
  ctx.audit({
    entity: 'ticket',
    entityId: ticket.id,
    before: { ...was(ticket, change), state: ticket.state, version: ticket.version },
    after: { state: to, version: ticket.version + 1, ...change, ...followUp },
    ...(input.reason === '' ? {} : { reason: input.reason }),
  });
  ctx.publish('ticket.changed', [ticket.id]);
  return { ticketId: ticket.id, version: ticket.version + 1, state: to };
}

/** What a case had of everything that a step changes. */
function was(ticket: StoredTicket, change: TicketChange): object {
  return Object.fromEntries(Object.keys(change).map((key) => [key, ticket[key as keyof TicketChange]]));
}

/** A case that is to be asked about gets its call; one that asks no more leaves the agenda. What of it the audit log keeps. */
function keepFollowUp(tx: WritableDB, ctx: CommandContext, ticket: StoredTicket, input: MoveTicketInput): object {
  const { transition, followUpDate } = input;
  if (transition === 'ask-customer') {
    const { date, noCall } = putFollowUp(tx, ctx, ticket, followUpDate);
    return { followUpDate: date, noCall };
  }
  if (ticket.state !== 'follow-up' || !endFollowUp(tx, ctx, ticket.id, 'closed', CASE_WAY[transition].to)) return {};
  return { followUpItem: CASE_WAY[transition].to };
}

/** A case within reach, as the asker saw it. Errors: `not-found/ticket-unknown`, `conflict/ticket-changed` {number, name, at, state, version}. */
export function requireTicket(tx: WritableDB, ctx: CommandContext, ticketId: string, version: number): StoredTicket {
  const ticket = findTicket(tx, ticketId);
  if (!ticket || !mayWork(tx, ctx, ticket)) throw new AppError('not-found', 'ticket-unknown');
  if (ticket.version !== version) throw changed(tx, ticket);
  return ticket;
}

/** Two people decided at once: the second is told what the first did. */
function changed(tx: WritableDB, ticket: StoredTicket): AppError {
  const last = lastEventOf(tx, ticket.id);
  return new AppError('conflict', 'ticket-changed', {
    number: ticket.number,
    name: last?.operatorName ?? '',
    at: last?.atMs ?? 0,
    state: ticket.state,
    version: ticket.version,
  });
}

function requireNeed(
  tx: WritableDB,
  ctx: CommandContext,
  ticket: StoredTicket,
  input: MoveTicketInput,
  need: TransitionNeed,
): void {
  const missing: Record<Exclude<TransitionNeed, 'checklist-done'>, () => boolean> = {
    reason: () => input.reason === '',
    'unit-or-person': () => input.unitId === null && input.assigneeId === null,
    'waiting-for': () => input.waitingFor === null,
    result: () => input.result === '',
    'root-cause': () => input.rootCause === null,
    decision: () => !isDecisionOf(ticket, input),
    reply: () => input.reply === '',
    satisfaction: () => ticket.satisfaction === null,
    'unreached-days': () => {
      const { noCall } = nextFollowUp(tx, ctx.nowMs, ticket.customerId);
      return !mayCloseNotReached({ unreachedDays: unreachedDays(tx, ticket.id), noCall });
    },
  };
  if (need === 'checklist-done') {
    const open = checksOfTicket(tx, ticket.id).filter(({ doneAtMs }) => doneAtMs === null).length;
    if (open > 0) throw new AppError('refused', 'ticket-checks-open', { count: open });
  } else if (need === 'unreached-days' && ticket.satisfaction !== null) {
    throw new AppError('refused', 'follow-up-answered', { number: ticket.number });
  } else if (missing[need]()) throw new AppError('invalid', `ticket-needs-${need}`);
}

/** Whom a case is handed over to; without a person the unit's own rule chooses. Errors: those of `requireResponsible`. */
function handedTo(tx: WritableDB, ctx: CommandContext, input: MoveTicketInput): TicketChange {
  const unit = requireResponsible(tx, ctx.nowMs, input);
  const assigneeId = input.assigneeId ?? (unit && memberByRule(tx, ctx.nowMs, unit));
  return { unitId: unit?.id ?? null, assigneeId };
}

function isDecisionOf({ kind }: StoredTicket, { decision }: MoveTicketInput): boolean {
  if (kind === 'suggestion') return decision === 'adopted' || decision === 'declined';
  return decision === 'approved' || decision === 'declined';
}

function changeBy(tx: WritableDB, ctx: CommandContext, ticket: StoredTicket, input: MoveTicketInput): TicketChange {
  const { transition } = input;
  const isEnd = ENDED_STATES.includes(CASE_WAY[transition].to);
  return {
    ...(transition === 'wait' ? { waitingFor: input.waitingFor } : {}),
    // Whoever registered it has it again, unless that person is no longer there.
    ...(transition === 'send-back'
      ? {
          waitingFor: 'customer' as const,
          assigneeId: findOperator(tx, ticket.registeredBy)?.active ? ticket.registeredBy : ticket.assigneeId,
        }
      : {}),
    ...(transition === 'resume' ? { waitingFor: null } : {}),
    // Whoever takes up a case that belongs to nobody has it.
    ...((transition === 'work' || transition === 'accept') && ticket.assigneeId === null
      ? { assigneeId: ctx.actor.operatorId }
      : {}),
    ...(transition === 'resolve'
      ? {
          result: input.result,
          rootCause: input.rootCause,
          decision: input.decision,
          reply: input.reply || null,
          resolvedAtMs: ctx.nowMs,
        }
      : {}),
    ...(transition === 'close' ? { closedAs: 'answered' as const } : {}),
    ...(transition === 'close-not-reached' ? { closedAs: 'not-reached' as const } : {}),
    ...(transition === 'reopen'
      ? {
          ...{ reopenedCount: ticket.reopenedCount + 1, resolvedAtMs: null, endedAtMs: null, closedAs: null },
          ...{ satisfaction: null, decision: null },
        }
      : {}),
    ...(isEnd ? { endedAtMs: ctx.nowMs } : {}),
  };
}

/** Whom it went to, as they are called now. */
function namesOf(tx: WritableDB, { unitId = null, assigneeId = null }: TicketChange): Record<string, string> {
  const toUnit = unitId === null ? undefined : findUnit(tx, unitId)?.name;
  const toAssignee = assigneeId === null ? undefined : operatorNameOf(tx, assigneeId);
  return { ...(toUnit === undefined ? {} : { toUnit }), ...(toAssignee === undefined ? {} : { toAssignee }) };
}

/** What the timeline keeps of a change: who has it now, and what it came to. */
function partsOf({ unitId, assigneeId, waitingFor, rootCause, decision, result }: TicketChange) {
  const parts = { unitId, assigneeId, waitingFor, rootCause, decision, result };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value != null)) as Record<string, string>;
}
