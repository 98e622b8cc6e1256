import type { z } from 'zod';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type {
  SeatStateFilter,
  SeatStatePage,
  SeatStateTotals,
  saveSeatStatesInput,
  seatStatePageInput,
} from '../../../shared/contract/seat-states.ts';
import { MOST_FIGURE_DAYS } from '../../../shared/contract/ticket-figures.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { daysOf } from '../../../shared/domain/calendar/figure-period.ts';
import { createTranslator } from '../../../shared/i18n/index.ts';
import type { ActionContext } from '../api/procedure.ts';
import { callLogViewOf, checkRange } from '../call-log/call-log-view.ts';
import { startExport } from '../exports/start-export.ts';
import type { Query } from '../services.ts';
import { BEGIN, type WalkPlace, walkSeatStates } from './walk-seat-states.ts';

/** Changes that a page looks at: some ten milliseconds of four million. */
export const PAGE_SCAN = 4000;

/** A page of the stretches behind a figure, within the asker's view. Errors: see `seatStatePageInput`. */
export const readSeatStatePage: Query<z.output<typeof seatStatePageInput>, SeatStatePage> = (db, ctx, input) => {
  const { filter, cursor, limit } = input;
  checkPeriod(filter);
  const { rows, next, reachedMs } = walkSeatStates(db, {
    ...{ filter, limit, view: callLogViewOf(ctx.actor), nowMs: ctx.nowMs },
    ...{ place: cursor === null ? BEGIN : placeOf(cursor), scan: PAGE_SCAN },
  });
  return {
    rows: [...rows],
    nextCursor: next && `${next.window}.${next.after ? `${next.after.atMs}.${next.after.rowId}` : ''}`,
    searchedTo: next && businessDateAt(reachedMs, companySettings(db).timeZone),
  };
};

/** What they come to. Errors: as of the page. */
export async function showSeatStateTotals(ctx: ActionContext, filter: SeatStateFilter): Promise<SeatStateTotals> {
  checkPeriod(filter);
  return ctx.services.jobs.run('seat-state-totals', { filter, view: callLogViewOf(ctx.actor) });
}

/** Starts the export of all of them. Errors: see `saveSeatStatesInput`. */
export async function saveSeatStates(
  ctx: ActionContext,
  { filter, language, format }: z.output<typeof saveSeatStatesInput>,
): Promise<{ exportId: string }> {
  checkPeriod(filter);
  const { t } = createTranslator(language);
  const view = callLogViewOf(ctx.actor);
  return startExport(ctx, {
    kind: 'export-seat-states',
    name: [t('seatStates.title'), t(`seatStates.of.${filter.of}`), filter.from, filter.to].join('_'),
    ...{ format, view, asked: { filter }, audited: { filter, format } },
    input: { filter, view, language },
  });
}

function checkPeriod(filter: SeatStateFilter): void {
  checkRange(filter);
  const days = daysOf(filter);
  if (days > MOST_FIGURE_DAYS)
    throw new AppError('invalid', 'figures-period-too-long', { days, most: MOST_FIGURE_DAYS });
}

function placeOf(cursor: string): WalkPlace {
  const parts = /^(\d{1,6})\.(?:(-?\d{1,15})\.(\d{1,15}))?$/.exec(cursor);
  if (!parts) throw new AppError('invalid', 'cursor-invalid');
  const [, window, atMs, rowId] = parts;
  return {
    window: Number(window),
    after: atMs === undefined ? null : { atMs: Number(atMs), rowId: Number(rowId) },
  };
}
