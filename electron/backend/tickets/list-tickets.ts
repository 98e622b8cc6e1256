import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import { operatorNames } from '../../../db/operators.ts';
import { allCategories } from '../../../db/ticket-categories.ts';
import { countTickets as countListed, listedTicketIds, ticketRows } from '../../../db/ticket-list.ts';
import { allUnits } from '../../../db/units.ts';
import {
  type countTicketsOutput,
  type ListTicketsInput,
  type TicketCounts,
  type TicketFilter,
  type TicketFilterChoices,
  type TicketLine,
  ticketFilter,
  type ticketList,
} from '../../../shared/contract/ticket-lists.ts';
import { inTreeOrder } from '../../../shared/domain/tickets/category-tree.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { JobContext } from '../jobs/job.ts';
import type { Query } from '../services.ts';
import { askedTickets } from './asked-tickets.ts';
import { workingTimeOf } from './working-time-of.ts';

/** A page of the cases that a filter shows within the asker's reach. Error: `not-found/category-unknown`. */
export const listTickets: Query<ListTicketsInput, z.input<typeof ticketList>> = (db, ctx, input) => {
  const { limit, offset, sort, reversed, ...filter } = input;
  const { view, asked } = askedTickets(db, ctx, filter);
  const ids = listedTicketIds(db, view, asked, { sort, reversed, limit: limit + 1, offset });
  return { rows: ticketLines(db, ctx.nowMs, ids.slice(0, limit)), more: ids.length > limit };
};

/** Cases as lists show them, in the order of their search ids, with the working time that is left of what runs out next. */
export function ticketLines(db: ReadableDB, nowMs: number, searchIds: readonly number[]): TicketLine[] {
  const time = workingTimeOf(db);
  const leftMs = (dueAtMs: number | null) => {
    if (dueAtMs === null) return null;
    return dueAtMs < nowMs ? -time.between(dueAtMs, nowMs) : time.between(nowMs, dueAtMs);
  };
  return ticketRows(db, searchIds).map((row) => ({
    ...row,
    name: row.name ?? '',
    leftMs: leftMs(row.dueAtMs),
    isOverdue: row.dueAtMs !== null && row.dueAtMs < nowMs,
  }));
}

/** How many cases a filter shows. Error: `not-found/category-unknown`. */
export const countTickets: Query<TicketFilter, z.input<typeof countTicketsOutput>> = (db, ctx, filter) => {
  const { view, asked } = askedTickets(db, ctx, filter);
  return { total: countListed(db, view, asked) };
};

/** The job: the clocks of a year's cases take longer than the main thread may be held. */
export function countTicketsJob(job: JobContext, { view, asked }: ReturnType<typeof askedTickets>): number {
  return countListed(job.reader, view, asked);
}

/** The same as {@link countTickets}, in a worker for what clocks have to be looked at for. */
export async function readTicketCount(
  ctx: ActionContext,
  filter: TicketFilter,
): Promise<z.input<typeof countTicketsOutput>> {
  const { db, jobs } = ctx.services;
  if (filter.figure?.by !== 'clock') return countTickets(db, ctx, filter);
  return { total: await jobs.run('count-tickets', askedTickets(db, ctx, filter)) };
}

/** What stands beside the views. */
export const countViews: Query<unknown, TicketCounts> = (db, ctx) => {
  const count = (view: TicketFilter['view']) => countTickets(db, ctx, ticketFilter.parse({ view })).total;
  return {
    mine: count('mine'),
    unit: count('unit'),
    today: count('today'),
  };
};

/** What a list can be narrowed to. */
export const listFilterChoices: Query<unknown, TicketFilterChoices> = (db) => ({
  categories: inTreeOrder(allCategories(db)).map(({ category, above }) => ({
    id: category.id,
    name: category.name,
    kind: category.kind,
    level: above.length,
    active: category.active === 1 && above.every(({ active }) => active === 1),
  })),
  units: allUnits(db).map(({ id, name }) => ({ id, name })),
  people: operatorNames(db),
});
