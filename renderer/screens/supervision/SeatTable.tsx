import { SwapOutlined, UnlockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { callLogFilter } from '../../../shared/contract/call-log.ts';
import type { LiveSeat } from '../../../shared/contract/supervision.ts';
import {
  connectRate,
  type Figure,
  occupancy,
  talkAverage,
  wrapUpAverage,
} from '../../../shared/domain/supervision/figures.ts';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useRelease } from '../../api/supervision.ts';
import { Amount } from '../../components/Amount.tsx';
import { AskFirst } from '../../components/AskFirst.tsx';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FigureLabel } from '../../components/Figure.tsx';
import { useFigureText } from '../../components/figure-text.ts';
import { StateTag } from '../../components/StateTag.tsx';
import { SEAT_TONES } from '../../components/seat-tones.ts';
import { usePauseOver, usePauseWord } from '../../components/use-pause-word.ts';
import { useServerNow } from '../../state/server-clock.ts';
import { paramsOf } from '../call-log/filter-params.ts';
import { seatStatesAt } from '../seat-states/seat-state-address.ts';
import { ShiftEnd } from './ShiftEnd.tsx';

interface SeatTableProps {
  readonly seats: readonly LiveSeat[];
  /** The business date of the figures. */
  readonly date: string;
  readonly mayManage: boolean;
  /** Stable, or every row is painted with every answer. */
  onReassign(operatorId: string): void;
}

const FIGURES = [
  'calls',
  'connectRate',
  'orders',
  'quantity',
  'amount',
  'talkAverage',
  'wrapUpAverage',
  'occupancy',
] as const satisfies readonly Figure[];

/** Px of seat, person, state, customer, the figures, assigned and actions: no column moves while states and figures do. */
const WIDTHS = [44, 80, 128, 70, 38, 56, 56, 62, 80, 56, 56, 74, 34, 54];

/**
 * Who is doing what, since when and with whom; what each has done today. A plain table, whose rows are painted only when
 * their seat has changed: the kit's renders 200 rows anew with every answer, which took the page longer than a second.
 */
export function SeatTable({ seats, date, mayManage, onReassign }: SeatTableProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const release = useRelease();
  const { run } = release;
  const onRelease = useCallback(
    (taskId: string, heldBy: string) => void run({ taskId, reason: '', heldBy }).catch(() => undefined),
    [run],
  );
  return (
    <>
      <ErrorNotice text={release.error ? describe(release.error) : null} onClose={release.clearError} />
      <div className="live-scroll">
        <table className="seat-table">
          <colgroup>
            {WIDTHS.slice(0, mayManage ? undefined : -1).map((width, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
              <col key={column} style={{ width }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th>{t('supervision.seat')}</th>
              <th>{t('supervision.operator')}</th>
              <th>{t('supervision.stateNow')}</th>
              <th>{t('supervision.customer')}</th>
              {FIGURES.map((name) => (
                <th key={name} className="number">
                  <FigureLabel name={name} />
                </th>
              ))}
              <th className="number">{t('supervision.assigned')}</th>
              {mayManage && <th>{t('supervision.actions')}</th>}
            </tr>
          </thead>
          <tbody>
            {seats.map((seat) => (
              <SeatRow
                key={seat.operatorId}
                seat={seat}
                date={date}
                mayManage={mayManage}
                onReassign={onReassign}
                onRelease={onRelease}
              />
            ))}
          </tbody>
        </table>
        {seats.length === 0 && <p className="live-empty">{t('supervision.noSeats')}</p>}
      </div>
    </>
  );
}

interface SeatRowProps {
  readonly seat: LiveSeat;
  readonly date: string;
  readonly mayManage: boolean;
  onReassign(operatorId: string): void;
  onRelease(taskId: string, heldBy: string): void;
}

/** Answers share what is the same in both: a seat where nothing happened is the same object, and its row stays as it is. */
const SeatRow = memo(function SeatRow({ seat, date, mayManage, onReassign, onRelease }: SeatRowProps) {
  const { t } = useTranslation();
  const { count, share, seconds } = useFigureText();
  return (
    <tr data-seat={seat.operatorId}>
      <td className="seat-code">{seat.seatCode ?? '–'}</td>
      <td>
        <OperatorCell seat={seat} />
      </td>
      <td>
        <SeatStateCell seat={seat} />
      </td>
      <td>
        {seat.customer && (
          <span className="seat-customer" title={`${seat.customer.code} ${seat.customer.name}`}>
            <CustomerLink customerId={seat.customer.id}>{seat.customer.name}</CustomerLink>
          </span>
        )}
      </td>
      <td className="number">
        <SeatCount seat={seat} date={date} name="calls" />
      </td>
      <td className="number">{share(connectRate(seat))}</td>
      <td className="number">
        <SeatCount seat={seat} date={date} name="orders" />
      </td>
      <td className="number">{count(seat.quantity)}</td>
      <td className="number">
        <Amount minor={seat.amountMinor} plain />
      </td>
      <td className="number">{seconds(talkAverage(seat))}</td>
      <td className="number">{seconds(wrapUpAverage(seat))}</td>
      <td className="number">
        {seat.busySeconds + seat.readySeconds === 0 ? (
          share(occupancy(seat))
        ) : (
          <Link
            to={statesOf(date, seat.operatorId)}
            aria-label={t('supervision.statesOf', { name: seat.operatorName, share: share(occupancy(seat)) })}
          >
            {share(occupancy(seat))}
          </Link>
        )}
      </td>
      <td className="number">{count(seat.assigned)}</td>
      {mayManage && (
        <td>
          <SeatActions seat={seat} onReassign={onReassign} onRelease={onRelease} />
        </td>
      )}
    </tr>
  );
});

/** Whose calls today, or those of them with an order, and the way to them. */
function SeatCount(props: { readonly seat: LiveSeat; readonly date: string; readonly name: 'calls' | 'orders' }) {
  const { t } = useTranslation();
  const { count } = useFigureText();
  const { seat, date, name } = props;
  const value = count(seat[name]);
  if (seat[name] === 0) return value;
  const filter = callLogFilter.parse({ from: date, to: date, operatorIds: [seat.operatorId] });
  return (
    <Link
      to={`/calls?${paramsOf({ ...filter, counted: name === 'orders' ? 'ordered' : null })}`}
      aria-label={t('supervision.callsOf', { name: seat.operatorName, figure: t(`supervision.figure.${name}`), value })}
    >
      {value}
    </Link>
  );
}

/** The states behind the occupancy of somebody's day. */
function statesOf(date: string, operatorId: string): string {
  return seatStatesAt(callLogFilter.parse({ from: date, to: date, operatorIds: [operatorId] }), { of: 'at-work' });
}

function SeatActions({ seat, onReassign, onRelease }: Omit<SeatRowProps, 'mayManage' | 'date'>) {
  const { t } = useTranslation();
  const { heldTaskId, operatorId, operatorName: name } = seat;
  return (
    <span className="seat-actions">
      {heldTaskId !== null && (
        <AskFirst
          title={t('supervision.releaseAsk', { name, customer: seat.customer?.name ?? '' })}
          okText={t('supervision.release')}
          onConfirm={() => onRelease(heldTaskId, operatorId)}
        >
          <Button
            size="small"
            icon={<UnlockOutlined />}
            title={t('supervision.release')}
            aria-label={t('supervision.releaseOf', { name })}
          />
        </AskFirst>
      )}
      {seat.assigned > 0 && (
        <Button
          size="small"
          icon={<SwapOutlined />}
          title={t('supervision.reassign')}
          aria-label={t('supervision.reassignOf', { name })}
          onClick={() => onReassign(operatorId)}
        />
      )}
    </span>
  );
}

/** Who it is, until when, and that this person is away today: calls go to others until they are back. */
function OperatorCell({ seat }: { readonly seat: LiveSeat }) {
  const { t } = useTranslation();
  if (seat.absentUntil === null) {
    return (
      <span className="seat-person">
        <span className="seat-name" title={seat.operatorName}>
          {seat.operatorName}
        </span>
        <ShiftEnd seat={seat} />
      </span>
    );
  }
  return (
    <span className="seat-operator" title={t('supervision.absence.until', { date: seat.absentUntil })}>
      <span className="seat-name">{seat.operatorName}</span>{' '}
      <StateTag tone="paused">{t('supervision.absence.now')}</StateTag>
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
