import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeatStateRow } from '../../../shared/contract/seat-states.ts';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { InstantText } from '../../components/DateText.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { SEAT_TONES } from '../../components/seat-tones.ts';
import { useNearEnd } from '../../components/use-near-end.ts';
import { usePauseWord } from '../../components/use-pause-word.ts';
import { type VirtualColumn, VirtualTable } from '../../components/VirtualTable.tsx';

interface SeatStateTableProps {
  readonly rows: readonly SeatStateRow[];
  /** More rows are there or looked for. */
  readonly hasMore: boolean;
  /** The window comes near the last loaded row. */
  onNearEnd(): void;
  onOpen(row: SeatStateRow): void;
}

/** One row for each stretch, the oldest first; opened, it leads to the day of that person. */
export function SeatStateTable({ rows, hasMore, onNearEnd, onOpen }: SeatStateTableProps) {
  const { t } = useTranslation();
  const pauseWord = usePauseWord();
  const columns = useMemo(() => columnsOf(t, pauseWord), [t, pauseWord]);
  const onVisible = useNearEnd(rows.length, hasMore, onNearEnd);
  return (
    <VirtualTable
      label={t('seatStates.list')}
      columns={columns}
      rowCount={rows.length}
      rowAt={(index) => rows[index]}
      onVisible={onVisible}
      onOpen={onOpen}
    />
  );
}

function columnsOf(t: TFunction, pauseWord: (code: string) => string): VirtualColumn<SeatStateRow>[] {
  return [
    { key: 'person', title: t('seatStates.column.person'), width: '160px', render: (row) => row.operatorName },
    { key: 'seat', title: t('seatStates.column.seat'), width: '88px', render: (row) => row.seat ?? '–' },
    {
      key: 'state',
      title: t('seatStates.column.state'),
      width: '128px',
      render: ({ state }) => <StateTag tone={SEAT_TONES[state]}>{t(`seats.state.${state}`)}</StateTag>,
    },
    {
      key: 'reason',
      title: t('seatStates.column.reason'),
      width: 'minmax(120px, 1fr)',
      render: ({ reason }) => (reason === null ? '' : pauseWord(reason)),
    },
    {
      key: 'from',
      title: t('seatStates.column.from'),
      width: '172px',
      render: ({ fromMs }) => <InstantText atMs={fromMs} style="exact" />,
    },
    {
      key: 'until',
      title: t('seatStates.column.until'),
      width: '172px',
      render: ({ untilMs, isRunning }) =>
        isRunning ? t('seatStates.running') : <InstantText atMs={untilMs} style="exact" />,
    },
    {
      key: 'seconds',
      title: t('seatStates.column.seconds'),
      width: '96px',
      align: 'right',
      render: ({ fromMs, untilMs }) => formatDuration(Math.round((untilMs - fromMs) / 1000)),
    },
  ];
}
