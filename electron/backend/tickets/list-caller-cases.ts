import type { z } from 'zod';
import { openTicketsOfNumbers } from '../../../db/caller-tickets.ts';
import type { callerCases } from '../../../shared/contract/caller-cases.ts';
import { callerNumbers } from '../../../shared/domain/calls/caller-number.ts';
import type { Query } from '../services.ts';
import { strangersNumber } from './ticket-scope.ts';

const MOST_CASES = 20;

/** What a stranger who calls again has open; nothing while a customer, or nobody, is on the line. */
export const listCallerCases: Query<unknown, z.input<typeof callerCases>> = (db, { actor }) => {
  const number = strangersNumber(db, actor.operatorId);
  return { cases: number === null ? [] : openTicketsOfNumbers(db, callerNumbers(number), MOST_CASES) };
};
