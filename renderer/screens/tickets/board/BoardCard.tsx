import { EllipsisOutlined, RiseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TicketLine } from '../../../../shared/contract/ticket-lists.ts';
import { levelKey } from '../../../../shared/i18n/ticket-event-words.ts';
import { InstantText } from '../../../components/DateText.tsx';
import { StateTag } from '../../../components/StateTag.tsx';
import { workingTimeText } from '../../../components/working-time-text.ts';
import { PriorityTag } from '../PriorityTag.tsx';

const MINUTE_MS = 60_000;

interface BoardCardProps {
  readonly card: TicketLine;
  readonly isCurrent: boolean;
  onOpen(id: string): void;
  onSteps(card: TicketLine): void;
}

/** One case: what it is, whose it is, how long it has. */
export function BoardCard({ card, isCurrent, onOpen, onSteps }: BoardCardProps) {
  const { t } = useTranslation();
  const { id, number, kind, categoryName, priority, customerCode, name, unitName, assigneeName, level } = card;
  const responsible = [unitName, assigneeName].filter(Boolean).join(' · ');
  return (
    <div className="board-card" data-overdue={card.isOverdue}>
      <Link to={`/cases/${id}`} data-card={id} tabIndex={isCurrent ? 0 : -1} onClick={() => onOpen(id)}>
        <strong className="tabular">{number}</strong>
        <span className="board-card-kind">
          <PriorityTag priority={priority} />{' '}
          <span className="board-card-cut">
            {categoryName} · {t(`tickets.kind.${kind}`)}
          </span>
        </span>
        <span className="board-card-cut">
          {[customerCode, name].filter(Boolean).join(' ') || t('tickets.stranger')}
        </span>
        {responsible !== '' && <span className="board-card-cut case-soft">{responsible}</span>}
        <span className="board-card-line tabular">
          <TimeLeft card={card} />
          {level > 0 && (
            <StateTag tone="wrap-up" icon={<RiseOutlined />}>
              {t(levelKey(level))}
            </StateTag>
          )}
        </span>
      </Link>
      {card.endedAtMs === null && (
        <Button
          type="text"
          size="small"
          className="board-card-steps"
          tabIndex={-1}
          icon={<EllipsisOutlined aria-hidden />}
          aria-label={t('caseBoard.stepsOf', { number })}
          onClick={() => onSteps(card)}
        />
      )}
    </div>
  );
}

function TimeLeft({ card: { endedAtMs, dueAtMs, leftMs, isOverdue } }: { readonly card: TicketLine }) {
  const { t } = useTranslation();
  if (endedAtMs !== null) return <InstantText atMs={endedAtMs} style="time" />;
  if (dueAtMs === null || leftMs === null) return <span className="case-soft">{t('caseBoard.noClock')}</span>;
  const time = workingTimeText(t, Math.floor(Math.abs(leftMs) / MINUTE_MS));
  if (isOverdue) return <StateTag tone="overdue">{t('tickets.due.over', { time })}</StateTag>;
  return <span>{t('tickets.due.left', { time })}</span>;
}
