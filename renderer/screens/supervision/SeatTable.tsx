import { SwapOutlined, UnlockOutlined } from '@ant-design/icons';
import { Button, Popconfirm, Table, type TableProps } from 'antd';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveSeat } from '../../../shared/contract/supervision.ts';
import { averageSeconds, connectRate, occupancy } from '../../../shared/domain/supervision/figures.ts';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useRelease } from '../../api/supervision.ts';
import { Amount } from '../../components/Amount.tsx';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FigureLabel } from '../../components/Figure.tsx';
import { useFigureText } from '../../components/figure-text.ts';
import { StateTag } from '../../components/StateTag.tsx';
import { SEAT_TONES } from '../../components/seat-tones.ts';
import { usePauseOver, usePauseWord } from '../../components/use-pause-word.ts';
import { useServerNow } from '../../state/server-clock.ts';
import { unlessSame } from './unless-same.ts';

interface SeatTableProps {
  readonly seats: readonly LiveSeat[];
  readonly mayManage: boolean;
  onReassign(operatorId: string): void;
}

/** Who is doing what, since when and with whom; what each has done today. */
export function SeatTable({ seats, mayManage, onReassign }: SeatTableProps) {
  const { t, i18n } = useTranslation();
  const describe = useErrorText();
  const text = useFigureText();
  const release = useRelease();
  const columns = useMemo(() => columnsOf(t, text), [t, text]);
  const actions: NonNullable<TableProps<LiveSeat>['columns']>[number] = {
    key: 'actions',
    title: t('supervision.actions'),
    render: (_value, seat) => (
      <span className="seat-actions">
        {seat.heldTaskId !== null && (
          <Popconfirm
            title={t('supervision.releaseAsk', { name: seat.operatorName, customer: seat.customer?.name ?? '' })}
            okText={t('supervision.release')}
            onConfirm={() =>
              release.run({ taskId: seat.heldTaskId ?? '', reason: '', heldBy: seat.operatorId }).catch(() => undefined)
            }
          >
            <Button
              size="small"
              icon={<UnlockOutlined />}
              title={t('supervision.release')}
              aria-label={t('supervision.releaseOf', { name: seat.operatorName })}
            />
          </Popconfirm>
        )}
        {seat.assigned > 0 && (
          <Button
            size="small"
            icon={<SwapOutlined />}
            title={t('supervision.reassign')}
            aria-label={t('supervision.reassignOf', { name: seat.operatorName })}
            onClick={() => onReassign(seat.operatorId)}
          />
        )}
      </span>
    ),
  };
  return (
    <>
      <ErrorNotice text={release.error ? describe(release.error) : null} onClose={release.clearError} />
      {/* Scrolled by the frame: the kit's own scrolling doubles the heads, and with them their buttons. */}
      <div className="live-scroll">
        <Table<LiveSeat>
          key={i18n.language}
          size="small"
          rowKey="operatorId"
          columns={unlessSame(mayManage ? [...columns, actions] : columns)}
          dataSource={[...seats]}
          pagination={false}
          locale={{ emptyText: <span className="live-empty">{t('supervision.noSeats')}</span> }}
        />
      </div>
    </>
  );
}

function columnsOf(t: TFunction, text: ReturnType<typeof useFigureText>): NonNullable<TableProps<LiveSeat>['columns']> {
  const { count, share, seconds } = text;
  return [
    { key: 'seat', title: t('supervision.seat'), render: (_value, seat) => seat.seatCode ?? '–' },
    { key: 'operator', title: t('supervision.operator'), render: (_value, seat) => <OperatorCell seat={seat} /> },
    {
      key: 'state',
      title: t('supervision.stateNow'),
      width: 150,
      render: (_value, seat) => <SeatStateCell seat={seat} />,
    },
    {
      key: 'customer',
      title: t('supervision.customer'),
      render: (_value, seat) =>
        seat.customer && (
          <span className="seat-customer" title={`${seat.customer.code} ${seat.customer.name}`}>
            <CustomerLink customerId={seat.customer.id}>{seat.customer.name}</CustomerLink>
          </span>
        ),
    },
    { key: 'calls', align: 'right', title: <FigureLabel name="calls" />, render: (_value, seat) => count(seat.calls) },
    {
      key: 'connectRate',
      align: 'right',
      title: <FigureLabel name="connectRate" />,
      render: (_value, seat) => share(connectRate(seat)),
    },
    {
      key: 'orders',
      align: 'right',
      title: <FigureLabel name="orders" />,
      render: (_value, seat) => count(seat.orders),
    },
    {
      key: 'quantity',
      align: 'right',
      title: <FigureLabel name="quantity" />,
      render: (_value, seat) => count(seat.quantity),
    },
    {
      key: 'amount',
      align: 'right',
      title: <FigureLabel name="amount" />,
      render: (_value, seat) => <Amount minor={seat.amountMinor} plain />,
    },
    {
      key: 'talk',
      align: 'right',
      title: <FigureLabel name="talkAverage" />,
      render: (_value, seat) => seconds(averageSeconds(seat.talkSeconds, seat.calls)),
    },
    {
      key: 'wrapUp',
      align: 'right',
      title: <FigureLabel name="wrapUpAverage" />,
      render: (_value, seat) => seconds(averageSeconds(seat.wrapUpSeconds, seat.calls)),
    },
    {
      key: 'occupancy',
      align: 'right',
      title: <FigureLabel name="occupancy" />,
      render: (_value, seat) => share(occupancy(seat)),
    },
    {
      key: 'assigned',
      align: 'right',
      title: t('supervision.assigned'),
      render: (_value, seat) => count(seat.assigned),
    },
  ];
}

/** Who it is, and that this person is away today: calls go to others until they are back. */
function OperatorCell({ seat }: { readonly seat: LiveSeat }) {
  const { t } = useTranslation();
  if (seat.absentUntil === null) return seat.operatorName;
  return (
    <span className="seat-operator" title={t('supervision.absence.until', { date: seat.absentUntil })}>
      {seat.operatorName} <StateTag tone="paused">{t('supervision.absence.now')}</StateTag>
    </span>
  );
}

/** Only this cell ticks, so that the table stays still. */
function SeatStateCell({ seat }: { readonly seat: LiveSeat }) {
  const { t } = useTranslation();
  const nowMs = useServerNow();
  const pauseWord = usePauseWord();
  const pauseOver = usePauseOver();
  const ms = nowMs - (seat.sinceMs ?? nowMs);
  const isPaused = seat.state === 'paused';
  const reason = isPaused && seat.reason !== null ? pauseWord(seat.reason) : '';
  const overMs = isPaused ? pauseOver({ reason: seat.reason, ms }) : 0;
  return (
    <span className="seat-state">
      <StateTag tone={SEAT_TONES[seat.state]}>{t(`seats.state.${seat.state}`)}</StateTag>
      {seat.state !== 'signed-out' && seat.sinceMs !== null && (
        <span className="tabular" title={reason}>
          {formatDuration(ms / 1000)}
        </span>
      )}
      {reason !== '' && <span className="seat-reason">{reason}</span>}
      {overMs > 0 && (
        <span className="state-tag tone-amber tabular">
          {t('workstation.over', { time: formatDuration(overMs / 1000) })}
        </span>
      )}
    </span>
  );
}
