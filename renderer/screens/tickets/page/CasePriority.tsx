import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { TICKET_PRIORITIES } from '../../../../shared/contract/tickets.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useChangeTicket } from '../../../api/tickets.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useShownVersion } from './use-seen-version.ts';

/** How urgent a case is; whoever works on it chooses another while it is open, and its clocks follow. */
export function CasePriority({ ticket }: { readonly ticket: TicketView }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const change = useChangeTicket();
  const asShown = useShownVersion(ticket);
  if (!ticket.mayWork || ticket.endedAtMs !== null) return t(`tickets.priority.${ticket.priority}`);
  const choose = async (priority: TicketView['priority']) => {
    try {
      await asShown((shown) => change.run({ ...shown, priority }));
    } catch {
      // Said beside it.
    }
  };
  return (
    <>
      <Select
        size="small"
        aria-label={t('tickets.priorityName')}
        value={ticket.priority}
        loading={change.pending}
        style={{ width: 110 }}
        options={TICKET_PRIORITIES.map((value) => ({ value, label: t(`tickets.priority.${value}`) }))}
        onChange={(chosen) => void choose(chosen)}
      />
      <ErrorNotice text={change.error ? describe(change.error) : null} onClose={change.clearError} />
    </>
  );
}
