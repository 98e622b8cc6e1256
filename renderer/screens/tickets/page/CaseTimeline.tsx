import { useTranslation } from 'react-i18next';
import type { TicketEvent, TicketView } from '../../../../shared/contract/ticket-view.ts';
import { ticketEventWords } from '../../../../shared/i18n/ticket-event-words.ts';
import { InstantText } from '../../../components/DateText.tsx';
import { ChangeParts } from '../../customer-changes/ChangeParts.tsx';

interface CaseTimelineProps {
  readonly events: readonly TicketEvent[];
  /** What it asked to change of its customer; events name them. */
  readonly changes?: TicketView['changes'];
}

/** Everything that happened to a case, the latest first. */
export function CaseTimeline({ events, changes = [] }: CaseTimelineProps) {
  const { t } = useTranslation();
  const partsOf = ({ data }: TicketEvent) => changes.find(({ changeId }) => changeId === data.changeId)?.parts;
  return (
    <ol className="case-plain">
      {events.toReversed().map((event) => {
        const parts = partsOf(event);
        const more = parts ? '' : ticketEventWords(t, event);
        return (
          <li key={event.id}>
            <span className="case-soft tabular">
              <InstantText atMs={event.atMs} /> {event.operatorName || t('tickets.byItself')}
            </span>{' '}
            <strong>{t(`tickets.event.${event.kind}`)}</strong> {more}
            {parts && <ChangeParts parts={parts} wordOf={(field) => t(`customerChanges.fields.${field}`)} />}
            {event.text !== '' && <p className="case-text">{event.text}</p>}
          </li>
        );
      })}
    </ol>
  );
}
