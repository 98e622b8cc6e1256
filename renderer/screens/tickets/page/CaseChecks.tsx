import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useCheckTicket } from '../../../api/tickets.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useShownVersion } from './use-seen-version.ts';

/** What has to be checked before the case is closed, with who did; nothing for a case without a checklist. */
export function CaseChecks({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const check = useCheckTicket();
  const asShown = useShownVersion(ticket);
  if (ticket.checks.length === 0) return null;
  const tick = async (position: number, done: boolean) => {
    try {
      await asShown((shown) => check.run({ ...shown, position, done }));
    } catch {
      // Said beside it.
    }
  };
  return (
    <section aria-label={t('tickets.checks')}>
      <h2>{t('tickets.checks')}</h2>
      <ErrorNotice text={check.error ? describe(check.error) : null} onClose={check.clearError} />
      <ul className="case-plain">
        {ticket.checks.map(({ position, text, doneByName }) => (
          <li key={position}>
            <Checkbox
              checked={doneByName !== null}
              disabled={!ticket.mayWork || ticket.endedAtMs !== null || check.pending}
              onChange={({ target }) => void tick(position, target.checked)}
            >
              {text}
            </Checkbox>
            {doneByName !== null && <span className="case-soft">{doneByName}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
