import type { z } from 'zod';
import { listPauses as listRows, type NamedPause, pausesAround } from '../../../db/pauses.ts';
import { companySettings } from '../../../db/settings.ts';
import type {
  listPausesInput,
  listPausesOutput,
  PauseItem,
  pausesOfCustomerInput,
} from '../../../shared/contract/pauses.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { reachOf } from '../queue/list-queue.ts';
import type { Query } from '../services.ts';

/** Pauses of customers, classes and routes, those that begin last first. A lead sees those of the own team. */
export const listPauses: Query<z.output<typeof listPausesInput>, z.input<typeof listPausesOutput>> = (
  db,
  ctx,
  input,
) => {
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  const rows = listRows(db, {
    kind: input.kind ?? null,
    state: input.state ?? null,
    text: input.text || null,
    teamId: reachOf(ctx.actor).teamId,
    today,
    limit: input.limit + 1,
    offset: input.offset,
  });
  return { rows: rows.slice(0, input.limit).map((row) => asItem(row, today)), more: rows.length > input.limit };
};

/** What suppresses one customer's calls, now or later. */
export const pausesOfCustomer: Query<z.output<typeof pausesOfCustomerInput>, PauseItem[]> = (
  db,
  ctx,
  { customerId },
) => {
  const today = businessDateAt(ctx.nowMs, companySettings(db).timeZone);
  return pausesAround(db, customerId, today).map((row) => asItem(row, today));
};

function asItem({ id: pauseId, ...pause }: NamedPause, today: string): PauseItem {
  const isPast = pause.validTo !== null && pause.validTo < today;
  return { pauseId, ...pause, state: isPast ? 'past' : pause.validFrom > today ? 'future' : 'active' };
}
