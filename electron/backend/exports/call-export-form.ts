import type { CallExportForm } from '../../../db/call-export.ts';
import { CALL_DIRECTIONS, type CallColumn, type CallLogFilter } from '../../../shared/contract/call-log.ts';
import { DISPOSITIONS, NO_ORDER_REASONS } from '../../../shared/contract/dispositions.ts';
import { TASK_SOURCES } from '../../../shared/contract/queue.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { addDays, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { zoneOffsets } from '../../../shared/domain/calendar/zone-offsets.ts';
import { minorDigits } from '../../../shared/i18n/format.ts';

/** The words, clock times and decimals of a call log file in one language. */
export function callExportForm(
  t: (key: string) => string,
  settings: Pick<CompanySettings, 'timeZone' | 'currency'>,
  filter: CallLogFilter,
  columns: readonly CallColumn[],
): CallExportForm {
  const { timeZone, currency } = settings;
  const words = (codes: readonly string[], prefix: string) =>
    Object.fromEntries(codes.map((code) => [code, t(`${prefix}.${code}`)]));
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
      direction: words(CALL_DIRECTIONS, 'callLog.direction'),
      source: words(TASK_SOURCES, 'queue.source'),
      disposition: words(DISPOSITIONS, 'callLog.disposition'),
      noOrderReason: words(NO_ORDER_REASONS, 'callLog.noOrderReason'),
    },
  };
}

/** Characters that show most of what stands in a column; the others are as wide as a name. */
const WIDTHS: Partial<Record<CallColumn, number>> = {
  id: 38,
  task: 38,
  businessDate: 11,
  startedAt: 19,
  answeredAt: 19,
  endedAt: 19,
  direction: 8,
  seat: 8,
  talkSeconds: 10,
  holdSeconds: 10,
  wrapUpSeconds: 10,
  quantity: 10,
  customerName: 28,
  note: 40,
};

export function columnWidth(column: CallColumn): number {
  return WIDTHS[column] ?? 15;
}
