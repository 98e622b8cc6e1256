import { ClockCircleOutlined, InboxOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeatQueueItem } from '../../../../shared/contract/calls.ts';
import { formatMinuteOfDay } from '../../../../shared/i18n/format.ts';
import { useCompany } from '../../../components/company-context.ts';
import { useServerNow } from '../../../state/server-clock.ts';
import { cutoffText } from '../seat/cutoff-text.ts';

interface QueueListProps {
  readonly title?: ReactNode;
  readonly items: readonly SeatQueueItem[];
  /** Said when there are none. */
  readonly empty?: string;
  /** A name that is clicked on. */
  onOpen?(taskId: string): void;
}

/** Customers in the order they are called, each with the time that matters: the promise, else the cut-off. */
export function QueueList({ title, items, empty, onOpen }: QueueListProps) {
  const nowMs = useServerNow(15_000);
  return (
    <section>
      {title !== undefined && <h2 className="ws-list-title">{title}</h2>}
      {items.length === 0 && empty !== undefined && <p className="ws-quiet">{empty}</p>}
      <ul className="ws-queue-list">
        {items.map((item) => (
          <QueueRow key={item.taskId} item={item} nowMs={nowMs} {...(onOpen ? { onOpen } : {})} />
        ))}
      </ul>
    </section>
  );
}

interface QueueRowProps extends Pick<QueueListProps, 'onOpen'> {
  readonly item: SeatQueueItem;
  readonly nowMs: number;
}

function QueueRow({ item, nowMs, onOpen }: QueueRowProps) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const isDue = item.promisedAtMs !== null && item.promisedAtMs <= nowMs;
  const atMs = item.promisedAtMs ?? item.cutoffAtMs;
  return (
    <li title={`${item.customerCode} ${item.customerName}`}>
      {onOpen ? (
        <button type="button" className="ws-queue-open ws-ellipsis" onClick={() => onOpen(item.taskId)}>
          {item.customerName}
        </button>
      ) : (
        <span className="ws-ellipsis">{item.customerName}</span>
      )}
      {item.parked && (
        <span className="ws-queue-mark" title={t('workstation.parked')}>
          <InboxOutlined aria-label={t('workstation.parked')} />
        </span>
      )}
      {item.promisedAtMs !== null && (
        <span className={isDue ? 'ws-queue-mark ws-due' : 'ws-queue-mark'}>
          <ClockCircleOutlined aria-label={t(isDue ? 'workstation.promiseDue' : 'workstation.promised')} />
        </span>
      )}
      {item.opensAtMinute !== null ? (
        <time className="ws-soft">{t('workstation.opensAt', { time: formatMinuteOfDay(item.opensAtMinute) })}</time>
      ) : (
        atMs !== null && !item.parked && <time className="ws-soft">{cutoffText(atMs, nowMs, timeZone)}</time>
      )}
    </li>
  );
}
