import { useTranslation } from 'react-i18next';
import type { MovedTickets } from '../../../../shared/contract/ticket-bulk.ts';
import { RefusedReport } from '../../../components/RefusedReport.tsx';

interface CloseReportProps {
  readonly report: MovedTickets;
  onClose(): void;
}

/** How many of a selection were closed, and which were not and why. */
export function CloseReport({ report: { done, refused }, onClose }: CloseReportProps) {
  const { t } = useTranslation();
  return (
    <RefusedReport
      title={t('followUps.closed', { count: done.length })}
      heading={t('followUps.notClosed', { count: refused.length })}
      refused={refused.map(({ ticketId, number, key, params }) => ({ id: ticketId, name: number, key, params }))}
      closeLabel={t('followUps.closeReport')}
      onClose={onClose}
    />
  );
}
