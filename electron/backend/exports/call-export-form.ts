import type { CallExportForm } from '../../../db/call-export.ts';
import { CALL_DIRECTIONS, type CallColumn, type CallLogFilter } from '../../../shared/contract/call-log.ts';
import { DISPOSITIONS, NO_ORDER_REASONS } from '../../../shared/contract/dispositions.ts';
import { TASK_SOURCES } from '../../../shared/contract/queue.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { addDays, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { zoneOffsets } from '../../../shared/domain/calendar/zone-offsets.ts';
import { csvTextCell } from '../../../shared/domain/exports/csv-cell.ts';
import { minorDigits } from '../../../shared/i18n/format.ts';

/** The words, clock times and decimals of a call log file in one language. */
export function callExportForm(
  t: (key: string) => string,
  settings: Pick<CompanySettings, 'timeZone' | 'currency'>,
  filter: CallLogFilter,
  columns: readonly CallColumn[],
): CallExportForm {
  const { timeZone, currency } = settings;
  const cells = (codes: readonly string[], prefix: string) =>
    Object.fromEntries(codes.map((code) => [code, csvTextCell(t(`${prefix}.${code}`))]));
  return {
    columns,
    // A call may end after midnight of the last day.
    offsets: zoneOffsets(
      instantOf(addDays(filter.from, -1), 0, timeZone),
      instantOf(addDays(filter.to, 2), 0, timeZone),
      timeZone,
    ),
    currencyDigits: minorDigits(currency),
    words: {
      direction: cells(CALL_DIRECTIONS, 'callLog.direction'),
      source: cells(TASK_SOURCES, 'queue.source'),
      disposition: cells(DISPOSITIONS, 'callLog.disposition'),
      noOrderReason: cells(NO_ORDER_REASONS, 'callLog.noOrderReason'),
    },
  };
}
