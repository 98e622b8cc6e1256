import { companySettings } from '../../../db/settings.ts';
import { addDays, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { zoneOffsets } from '../../../shared/domain/calendar/zone-offsets.ts';
import { createTranslator, type Language } from '../../../shared/i18n/index.ts';
import { seatStateTable } from '../../../shared/i18n/seat-state-table.ts';
import { tableColumns, tableRows } from '../exports/table-rows.ts';
import { type RowsTarget, shapeOf, type WrittenRows, writeRows } from '../exports/write-rows.ts';
import type { JobContext } from '../jobs/job.ts';
import { type SeatStateInput, seatStateRows } from './seat-state-rows.ts';

export interface ExportSeatStatesInput extends SeatStateInput, RowsTarget {
  readonly language: Language;
}

/** The job: all stretches behind a figure as a file, however many. Errors: see {@link writeRows}. */
export async function exportSeatStates(job: JobContext, input: ExportSeatStatesInput): Promise<WrittenRows> {
  const { filter, language, format } = input;
  const { timeZone, pauseReasons } = companySettings(job.reader);
  const { t } = createTranslator(language);
  const nowMs = job.nowMs();
  const fromMs = instantOf(filter.from, 0, timeZone);
  const toMs = Math.max(fromMs + 1, Math.min(instantOf(addDays(filter.to, 1), 0, timeZone), nowMs));
  const { titles, cells } = seatStateTable(t, {
    ...{ offsets: zoneOffsets(fromMs, toMs, timeZone), pauseReasons, language },
  });
  return writeRows(job, input, () => {
    let reachedMs = fromMs;
    const found = seatStateRows(job, input, nowMs, (at) => {
      reachedMs = at;
    });
    return {
      title: t('seatStates.title'),
      columns: tableColumns(titles),
      rowCount: () => countOf(seatStateRows(job, input, nowMs)),
      rows: tableRows(shapeOf(format), found, cells),
      amountDigits: 0,
      share: () => (reachedMs - fromMs) / (toMs - fromMs),
    };
  });
}

function countOf(rows: Iterable<unknown>): number {
  let count = 0;
  for (const _ of rows) count += 1;
  return count;
}
