import type { TFunction } from 'i18next';
import type { SeatStateRow } from '../contract/seat-states.ts';
import type { PauseReason } from '../contract/seats.ts';
import type { ZoneOffset } from '../domain/calendar/zone-offsets.ts';
import type { TableCell } from '../domain/exports/file-table.ts';
import { pauseWord } from './pause-word.ts';

interface Ground {
  /** Over all of the time that the rows are of. */
  readonly offsets: readonly ZoneOffset[];
  readonly pauseReasons: readonly PauseReason[];
  readonly language: 'zh-CN' | 'en';
}

/**
 * The states of seats as rows of a file; lengths with milliseconds, so that their sum is the figure. Words are looked up
 * once each: there may be millions of rows.
 */
export function seatStateTable(t: TFunction, { offsets, pauseReasons, language }: Ground) {
  const states = keeping((state: SeatStateRow['state']) => t(`seats.state.${state}`));
  const reasons = keeping((reason: string) => pauseWord(t, language, pauseReasons, reason));
  const wall = (atMs: number): TableCell => ({
    wallMs: atMs + (offsets.find(({ untilMs }) => atMs < untilMs)?.offsetMs ?? 0),
  });
  return {
    titles: [
      ...(['person', 'seat', 'state', 'reason', 'from', 'until'] as const).map((key) => t(`seatStates.column.${key}`)),
      t('seatStates.file.seconds'),
      t('seatStates.file.untilNow'),
    ],
    cells: (row: SeatStateRow): TableCell[] => [
      row.operatorName,
      row.seat,
      states(row.state),
      row.reason === null ? null : reasons(row.reason),
      wall(row.fromMs),
      wall(row.untilMs),
      (row.untilMs - row.fromMs) / 1000,
      row.isRunning ? 1 : 0,
    ],
  };
}

function keeping<Key>(word: (key: Key) => string): (key: Key) => string {
  const kept = new Map<Key, string>();
  return (key) => {
    const known = kept.get(key) ?? word(key);
    kept.set(key, known);
    return known;
  };
}
