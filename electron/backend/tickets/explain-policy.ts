import type { z } from 'zod';
import { clocksOfTicket, pausesOfTicket } from '../../../db/ticket-clocks.ts';
import { activePolicies, allPolicies } from '../../../db/ticket-setup.ts';
import { findTicket } from '../../../db/tickets.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { explainPolicyInput, explainPolicyOutput } from '../../../shared/contract/policies.ts';
import { rankPolicies } from '../../../shared/domain/tickets/choose-policy.ts';
import { policyLineOf } from '../case-setup/list-policies.ts';
import type { Query } from '../services.ts';
import { policyFacts } from './keep-clocks.ts';
import { mayRead } from './ticket-scope.ts';
import { workingTimeOf } from './working-time-of.ts';

/** Why a case has its times: the policy that holds for it, what others fit too, and by what they came after. Error: see input. */
export const explainPolicy: Query<z.output<typeof explainPolicyInput>, z.input<typeof explainPolicyOutput>> = (
  db,
  ctx,
  { ticketId },
) => {
  const ticket = findTicket(db, ticketId);
  if (!ticket || !mayRead(db, ctx, ticket)) throw new AppError('not-found', 'ticket-unknown');
  const policy = allPolicies(db).find(({ id }) => id === ticket.policyId);
  const ranked = rankPolicies(activePolicies(db, ticket.kind), policyFacts(db, ctx.nowMs, ticket));
  const clocks = clocksOfTicket(db, ticketId);
  const round = Math.max(0, ...clocks.map((clock) => clock.round));
  const latest = clocks.filter((clock) => clock.round === round);
  const fromMs = Math.min(...latest.map(({ startedAtMs }) => startedAtMs));
  const time = workingTimeOf(db);
  return {
    policy: policy ? policyLineOf(db, policy) : null,
    others: ranked.flatMap(({ policy: { id, name }, by }) => (by === null || id === policy?.id ? [] : [{ name, by }])),
    pausedMs: pausesOfTicket(db, ticketId).reduce(
      (sum, pause) => sum + time.between(Math.max(pause.fromMs, fromMs), Math.min(pause.toMs ?? ctx.nowMs, ctx.nowMs)),
      0,
    ),
    clocks: latest.map(({ kind, allowedMinutes }) => ({ kind, allowedMinutes })),
  };
};
