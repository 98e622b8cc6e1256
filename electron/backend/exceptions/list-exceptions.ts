import type { z } from 'zod';
import { listExceptions as listRows, type NamedException } from '../../../db/order-exceptions.ts';
import { exceptionsOfCustomer as rowsOfCustomer } from '../../../db/queue-exceptions.ts';
import { companySettings } from '../../../db/settings.ts';
import type {
  CheckExceptionInput,
  ExceptionItem,
  ExceptionOfCustomer,
  listExceptionsInput,
  listExceptionsOutput,
} from '../../../shared/contract/exceptions.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { checkException, type ExceptionFinding, isOver } from '../../../shared/domain/calendar/check-exception.ts';
import { winningExceptions } from '../../../shared/domain/routes/order-exceptions.ts';
import { reachOf } from '../queue/list-queue.ts';
import type { Query } from '../services.ts';
import { exceptionFacts, planDays } from './exception-facts.ts';

/** Exceptions by the date they replace. A lead sees those of the own team's customers and routes, and of classes. */
export const listExceptions: Query<z.output<typeof listExceptionsInput>, z.input<typeof listExceptionsOutput>> = (
  db,
  ctx,
  input,
) => {
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const rows = listRows(db, {
    kind: input.kind ?? null,
    from: input.from ?? null,
    to: input.to ?? null,
    text: input.text || null,
    teamId: reachOf(ctx.actor).teamId,
    limit: input.limit + 1,
    offset: input.offset,
  });
  return { rows: rows.slice(0, input.limit).map((row) => asItem(row, today)), more: rows.length > input.limit };
};

/** What would be wrong with an exception, and what its maker should know. */
export const checkDraft: Query<CheckExceptionInput, { findings: ExceptionFinding[] }> = (db, ctx, input) => {
  const { exceptionId, subject, ...dates } = input;
  const facts = exceptionFacts(db, planDays(db, ctx.nowMs), exceptionId, subject, dates);
  return { findings: checkException(dates, facts) };
};

/** What replaces one customer's order dates from today on, one an order date, by date. */
export const exceptionsOfCustomer: Query<{ customerId: string }, ExceptionOfCustomer[]> = (db, ctx, { customerId }) => {
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  return [...winningExceptions(rowsOfCustomer(db, customerId, today)).values()]
    .map(({ id: exceptionId, ...row }) => ({ exceptionId, ...row }))
    .sort((a, b) => (a.orderDate < b.orderDate ? -1 : 1));
};

function asItem(row: NamedException, today: string): ExceptionItem {
  const { id: exceptionId, orderCalendarId, orderCalendarName, messageId: _, ...rest } = row;
  return {
    exceptionId,
    ...rest,
    orderCalendar:
      orderCalendarId === null || orderCalendarName === null ? null : { id: orderCalendarId, name: orderCalendarName },
    over: isOver(row, today),
  };
}
