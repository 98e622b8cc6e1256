import type { Role } from '../../contract/rights.ts';
import {
  type ClockKind,
  TICKET_STATES,
  type TicketKind,
  type TicketState,
  type Transition,
  type TransitionName,
  type TransitionNeed,
} from '../../contract/tickets.ts';

const ANYONE: readonly Role[] = ['operator', 'lead', 'supervisor'];
const LEADS: readonly Role[] = ['lead', 'supervisor'];
const BEING_WORKED: readonly TicketState[] = ['registered', 'accepted', 'handed-over', 'in-progress', 'reopened'];

/**
 * The way of a case as product.md section 5 tells it: who may make each step, from where, and what it needs. A complaint
 * closes by its follow-up call; a suggestion ends adopted or declined, answered; a service request is approved or sent
 * back.
 */
export const CASE_WAY: Readonly<Record<TransitionName, Transition>> = {
  accept: { from: ['registered', 'reopened'], to: 'accepted', roles: ANYONE, needs: [] },
  // From 'handed-over' too: the next unit.
  'hand-over': { from: BEING_WORKED, to: 'handed-over', roles: LEADS, needs: ['unit-or-person'] },
  work: { from: ['accepted', 'handed-over', 'reopened'], to: 'in-progress', roles: ANYONE, needs: [] },
  wait: { from: ['in-progress'], to: 'waiting', roles: ANYONE, needs: ['waiting-for'] },
  resume: { from: ['waiting'], to: 'in-progress', roles: ANYONE, needs: [] },
  resolve: {
    from: ['accepted', 'handed-over', 'in-progress', 'reopened'],
    to: 'resolved',
    roles: LEADS,
    needs: ['result'],
    needsOf: { complaint: ['root-cause'], suggestion: ['decision', 'reply'], 'service-request': ['decision'] },
  },
  'send-back': {
    from: ['registered', 'accepted', 'handed-over', 'in-progress', 'reopened'],
    to: 'waiting',
    roles: LEADS,
    needs: ['reason'],
    kinds: ['service-request'],
  },
  'ask-customer': { from: ['resolved'], to: 'follow-up', roles: LEADS, needs: [], kinds: ['complaint'] },
  close: {
    from: ['resolved', 'follow-up'],
    to: 'closed',
    roles: LEADS,
    needs: ['checklist-done'],
    needsOf: { complaint: ['satisfaction'] },
  },
  'close-not-reached': {
    from: ['follow-up'],
    to: 'closed',
    roles: LEADS,
    needs: ['checklist-done', 'unreached-days'],
    kinds: ['complaint'],
  },
  reopen: { from: ['resolved', 'follow-up', 'closed'], to: 'reopened', roles: LEADS, needs: ['reason'] },
  withdraw: { from: [...BEING_WORKED, 'waiting'], to: 'withdrawn', roles: ANYONE, needs: ['reason'] },
};

const NAMES = Object.keys(CASE_WAY) as TransitionName[];

/** States in which every clock stands still. */
export const PAUSING_STATES: readonly TicketState[] = ['waiting'];
/** States in which nothing is left to do; only reopening leads out of `closed`. */
export const ENDED_STATES: readonly TicketState[] = ['closed', 'withdrawn'];
export const OPEN_STATES: readonly TicketState[] = TICKET_STATES.filter((state) => !ENDED_STATES.includes(state));

/**
 * Which clocks a step ends. The first response is given by whoever accepts it or takes it further; handing over ends the
 * hand-over clock, and so does taking up the work oneself; resolving or withdrawing ends all.
 */
export function clocksEndedBy(transition: TransitionName): readonly ClockKind[] {
  if (transition === 'accept') return ['first-response'];
  if (transition === 'hand-over' || transition === 'work') return ['first-response', 'hand-over'];
  if (transition === 'resolve' || transition === 'withdraw') return ['first-response', 'hand-over', 'solution'];
  return [];
}

/**
 * What a step of a case of this kind needs, in the order in which it is asked for. Where a change of the customer's data is
 * decided on, that is the result.
 */
export function needsOf(
  transition: TransitionName,
  kind: TicketKind,
  carriesChange = false,
): readonly TransitionNeed[] {
  if (carriesChange && transition === 'resolve') return ['decision'];
  const way = CASE_WAY[transition];
  return [...way.needs, ...(way.needsOf?.[kind] ?? [])];
}

/** The steps of a case that lead on from its state, whoever may make them. */
export function stepsFrom(state: TicketState, kind: TicketKind): TransitionName[] {
  return NAMES.filter((name) => {
    const { from, kinds } = CASE_WAY[name];
    return from.includes(state) && (kinds === undefined || kinds.includes(kind));
  });
}

/** Whether one of these roles may make the step at all. */
export function mayMake(transition: TransitionName, roles: readonly Role[]): boolean {
  return CASE_WAY[transition].roles.some((role) => roles.includes(role));
}
