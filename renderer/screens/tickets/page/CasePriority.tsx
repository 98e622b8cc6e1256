import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../../shared/contract/ticket-view.ts';
import { TICKET_PRIORITIES } from '../../../../shared/contract/tickets.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useChangeTicket, useTicket } from '../../../api/tickets.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';

interface CasePriorityProps {
  readonly ticket: TicketView;
  onDone(version: number): void;
}

/** How urgent a case is; whoever works on it chooses another while it is open, and its clocks follow. */
export function CasePriority({ ticket, onDone }: CasePriorityProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const change = useChangeTicket();
  const { refetch } = useTicket(ticket.id);
  if (!ticket.mayWork || ticket.endedAtMs !== null) return t(`tickets.priority.${ticket.priority}`);
  const choose = async (priority: TicketView['priority']) => {
    try {
      onDone((await change.run({ ticketId: ticket.id, version: ticket.version, priority })).version);
    } catch {
      void refetch();
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
