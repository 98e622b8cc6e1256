import type { TFunction } from 'i18next';
import type { SeatStateRow } from '../contract/seat-states.ts';
import type { PauseReason } from '../contract/seats.ts';
import type { FileTable } from '../domain/exports/csv-table.ts';
import { formatInstant } from './format.ts';
import { pauseWord } from './pause-word.ts';

interface Ground {
  readonly timeZone: string;
  readonly pauseReasons: readonly PauseReason[];
  readonly language: 'zh-CN' | 'en';
}

/** The states of seats as a file; lengths with milliseconds, so that their sum is the figure. */
export function seatStatesTable(
  t: TFunction,
  rows: readonly SeatStateRow[],
  { timeZone, pauseReasons, language }: Ground,
): FileTable {
  const at = (ms: number) => formatInstant(ms, timeZone, 'exact');
  return {
    titles: [
      ...(['person', 'seat', 'state', 'reason', 'from', 'until'] as const).map((key) => t(`seatStates.column.${key}`)),
      t('seatStates.file.seconds'),
      t('seatStates.file.untilNow'),
    ],
    rows: rows.map((row) => [
      row.operatorName,
      row.seat,
      t(`seats.state.${row.state}`),
      row.reason === null ? null : pauseWord(t, language, pauseReasons, row.reason),
      at(row.fromMs),
      at(row.untilMs),
      (row.untilMs - row.fromMs) / 1000,
      row.isRunning ? 1 : 0,
    ]),
  };
}
