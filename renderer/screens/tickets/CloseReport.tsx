import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../shared/contract/errors.ts';
import type { MovedTickets } from '../../../shared/contract/ticket-bulk.ts';
import { useErrorText } from '../../api/error-text.ts';

interface CloseReportProps {
  readonly report: MovedTickets;
  onClose(): void;
}

/** How many of a selection were closed, and which were not and why. */
export function CloseReport({ report, onClose }: CloseReportProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { done, refused } = report;
  return (
    <Alert
      role="status"
      type={refused.length === 0 ? 'success' : 'warning'}
      showIcon
      style={{ marginBottom: 8 }}
      closable={{ onClose, 'aria-label': t('followUps.closeReport') }}
      title={t('followUps.closed', { count: done.length })}
      description={
        refused.length > 0 && (
          <>
            {t('followUps.notClosed', { count: refused.length })}
            <ul>
              {refused.map(({ ticketId, number, key, params }) => (
                <li key={ticketId}>
                  {number}: {describe(new AppError('refused', key, params))}
                </li>
              ))}
            </ul>
          </>
        )
      }
    />
  );
}
