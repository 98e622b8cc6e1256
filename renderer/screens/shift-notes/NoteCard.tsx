import { CheckOutlined, ExclamationCircleOutlined, EyeOutlined, RollbackOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ShiftNote } from '../../../shared/contract/shift-notes.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { useCompany } from '../../components/company-context.ts';
import { InstantText } from '../../components/DateText.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { useNoteTo } from './use-note-to.ts';

interface NoteCardProps {
  readonly note: ShiftNote;
  readonly pending: boolean;
  onRead(): void;
  onDone(done: boolean): void;
}

/** One note: what it says, to whom, about what, who has read it, and whether it is done. */
export function NoteCard({ note, pending, onRead, onDone }: NoteCardProps) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const to = useNoteTo();
  const {
    text,
    important,
    state,
    writtenBy,
    writtenAtMs,
    validUntil,
    readers,
    isRead,
    isOwn,
    doneBy,
    doneAtMs,
    recipients,
  } = note;
  const names = readers
    .map(({ name, readAtMs }) => `${name} ${formatInstant(readAtMs, timeZone, 'date-time')}`)
    .join(' · ');
  const waiting = recipients?.filter(({ readAtMs }) => readAtMs === null) ?? [];
  return (
    <article className="note" data-state={state} data-testid="note">
      <div className="note-head">
        {important && (
          <StateTag tone="overdue" icon={<ExclamationCircleOutlined />}>
            {t('shiftNotes.important')}
          </StateTag>
        )}
        <span className="note-soft">
          {t('shiftNotes.by', { name: writtenBy })} <InstantText atMs={writtenAtMs} /> ·{' '}
          {t('shiftNotes.to', { who: to(note) })}
          {' · '}
          {validUntil === null ? t('shiftNotes.untilDone') : t('shiftNotes.until', { date: validUntil })}
        </span>
      </div>
      <p className="note-text">{text}</p>
      <NoteAbout note={note} />
      <div className="note-foot">
        <span className="note-soft">
          {recipients &&
            `${t('shiftNotes.readOf', { read: recipients.length - waiting.length, count: recipients.length })} `}
          {readers.length === 0 ? t('shiftNotes.nobodyRead') : t('shiftNotes.readers', { names })}
          {waiting.length > 0 &&
            ` · ${t('shiftNotes.notYet', { names: waiting.map(({ name }) => name).join(t('shiftNotes.comma')) })}`}
        </span>
        {state === 'done' && (
          <StateTag tone="done">
            {t('shiftNotes.doneBy', { name: doneBy })} <InstantText atMs={doneAtMs} />
          </StateTag>
        )}
        {state === 'over' && <StateTag tone="off">{t('shiftNotes.over')}</StateTag>}
        <span className="note-acts">
          {state === 'open' && !isRead && !isOwn && (
            <Button size="small" icon={<EyeOutlined aria-hidden />} disabled={pending} onClick={onRead}>
              {t('shiftNotes.read')}
            </Button>
          )}
          {state === 'done' ? (
            <Button
              size="small"
              icon={<RollbackOutlined aria-hidden />}
              disabled={pending}
              onClick={() => onDone(false)}
            >
              {t('shiftNotes.reopen')}
            </Button>
          ) : (
            <Button size="small" icon={<CheckOutlined aria-hidden />} disabled={pending} onClick={() => onDone(true)}>
              {t('shiftNotes.done')}
            </Button>
          )}
        </span>
      </div>
    </article>
  );
}

/** What a note is about, each a way there. */
export function NoteAbout({ note: { customer, route, ticket } }: { readonly note: ShiftNote }) {
  const parts: [string, ReactNode][] = [];
  if (customer) {
    parts.push([
      'customer',
      <CustomerLink key="customer" customerId={customer.id}>
        {customer.name}
      </CustomerLink>,
    ]);
  }
  if (route) parts.push(['route', <span key="route">{route.name}</span>]);
  if (ticket) {
    parts.push([
      'ticket',
      <Link key="ticket" to={`/cases/${ticket.id}`}>
        {ticket.name}
      </Link>,
    ]);
  }
  if (parts.length === 0) return null;
  return (
    <span className="note-about">
      {parts.map(([key, part]) => (
        <span key={key}>{part}</span>
      ))}
    </span>
  );
}
