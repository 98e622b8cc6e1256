import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApproveChanges } from '../../../shared/contract/customer-changes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { useErrorText } from '../../api/error-text.ts';

interface ApprovalReportProps {
  readonly report: ApproveChanges;
  onClose(): void;
}

/** What of a selection was approved, and what was not and why. */
export function ApprovalReport({ report, onClose }: ApprovalReportProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { approved, refused } = report;
  return (
    <Alert
      role="status"
      type={refused.length === 0 ? 'success' : 'warning'}
      showIcon
      style={{ marginBottom: 8 }}
      closable={{ onClose, 'aria-label': t('customerChanges.closeReport') }}
      title={t('customerChanges.approvedSome', { count: approved })}
      description={
        refused.length > 0 && (
          <>
            {t('customerChanges.refusedSome', { count: refused.length })}
            <ul>
              {refused.map(({ changeId, customerCode, customerName, key, params }) => (
                <li key={changeId}>
                  {customerName} {customerCode}: {describe(new AppError('refused', key, params))}
                </li>
              ))}
            </ul>
          </>
        )
      }
    />
  );
}
