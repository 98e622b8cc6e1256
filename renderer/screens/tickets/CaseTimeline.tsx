import { useTranslation } from 'react-i18next';
import type { TicketEvent } from '../../../shared/contract/tickets.ts';
import { ticketEventWords } from '../../../shared/i18n/ticket-event-words.ts';
import { InstantText } from '../../components/DateText.tsx';

/** Everything that happened to a case, the latest first. */
export function CaseTimeline({ events }: { readonly events: readonly TicketEvent[] }) {
  const { t } = useTranslation();
  return (
    <ol className="case-plain">
      {events.toReversed().map((event) => {
        const more = ticketEventWords(t, event);
        return (
          <li key={event.id}>
            <span className="case-soft tabular">
              <InstantText atMs={event.atMs} /> {event.operatorName || t('tickets.byItself')}
            </span>{' '}
            <strong>{t(`tickets.event.${event.kind}`)}</strong> {more}
            {event.text !== '' && <p className="case-text">{event.text}</p>}
          </li>
        );
      })}
    </ol>
  );
}
