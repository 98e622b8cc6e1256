import { useTranslation } from 'react-i18next';
import type { QueueCustomersOutput } from '../../../shared/contract/coverage.ts';
import './coverage.css';
import '../queue/queue.css';

/** What became of customers that somebody put into the queue: how many are in, and who is not and why. */
export function RefusedList({ queued, joined, refused }: QueueCustomersOutput) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('coverage.queued', { queued, joined })}</p>
      <h2 className="queue-subtitle">{t('coverage.refusedTitle', { count: refused.length })}</h2>
      <ul className="coverage-refused">
        {refused.map(({ customerId, code, name, refusal }) => (
          <li key={customerId}>
            {code} {name} <span className="coverage-soft">{t(`coverage.refusal.${refusal}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
