import { useTranslation } from 'react-i18next';
import type { TicketClock } from '../../../../shared/contract/ticket-view.ts';
import { StateTag } from '../../../components/StateTag.tsx';
import { DueText } from '../DueText.tsx';
import { WhyTimes } from './WhyTimes.tsx';

interface CaseClocksProps {
  readonly ticketId: string;
  readonly clocks: readonly TicketClock[];
}

/** How much working time each clock of a case has left. */
export function CaseClocks({ ticketId, clocks }: CaseClocksProps) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('tickets.clocks')}>
      <h2>{t('tickets.clocks')}</h2>
      {clocks.length === 0 && <p className="case-soft">{t('tickets.noClocks')}</p>}
      <dl className="case-facts">
        {clocks.map((clock) => (
          <div key={clock.kind}>
            <dt>{t(`tickets.clock.${clock.kind}`)}</dt>
            <dd>
              <Clock clock={clock} />
            </dd>
          </div>
        ))}
      </dl>
      <WhyTimes ticketId={ticketId} />
    </section>
  );
}

function Clock({ clock: { state, dueAtMs, leftMs } }: { readonly clock: TicketClock }) {
  const { t } = useTranslation();
  if (state === 'met') return <StateTag tone="done">{t('tickets.clockState.met')}</StateTag>;
  if (state === 'paused') return <StateTag tone="paused">{t('tickets.clockState.paused')}</StateTag>;
  const isOverdue = state === 'breached';
  if (dueAtMs === null && isOverdue) return <StateTag tone="overdue">{t('tickets.clockState.breached')}</StateTag>;
  return <DueText dueAtMs={dueAtMs} leftMs={leftMs} isOverdue={isOverdue} />;
}
