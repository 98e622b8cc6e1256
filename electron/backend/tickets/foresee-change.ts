import type { z } from 'zod';
import { clocksOfTicket } from '../../../db/ticket-clocks.ts';
import { findTicket } from '../../../db/tickets.ts';
import type { ForeseenChange, foreseeChangeInput } from '../../../shared/contract/case-actions.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { readClock } from '../../../shared/domain/tickets/clock.ts';
import type { Query } from '../services.ts';
import { allowedBy, asClock, policyOf } from './keep-clocks.ts';
import { requireCategory } from './register-ticket.ts';
import { mayWork } from './ticket-scope.ts';
import { workingTimeOf } from './working-time-of.ts';

/** The policy and the running clocks that a case would have with another priority or category. Errors: see input. */
export const foreseeChange: Query<z.output<typeof foreseeChangeInput>, ForeseenChange> = (db, ctx, input) => {
  const ticket = findTicket(db, input.ticketId);
  if (!ticket || !mayWork(db, ctx, ticket)) throw new AppError('not-found', 'ticket-unknown');
  const categoryId = input.categoryId ?? ticket.categoryId;
  if (categoryId !== ticket.categoryId) requireCategory(db, ticket.kind, categoryId);
  const policy = policyOf(db, ctx.nowMs, { ...ticket, categoryId, priority: input.priority ?? ticket.priority });
  const time = workingTimeOf(db);
  const running = clocksOfTicket(db, ticket.id).filter(({ stoppedAtMs }) => stoppedAtMs === null);
  return {
    policyName: policy?.name ?? null,
    clocks: running.flatMap((row) => {
      const clock = { ...asClock(db, row), allowedMinutes: allowedBy(policy, row.kind) };
      const { state, dueAtMs } = readClock(clock, time, ctx.nowMs);
      return state === 'none' ? [] : [{ kind: row.kind, state, dueAtMs }];
    }),
  };
};
