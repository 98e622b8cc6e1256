import { useTranslation } from 'react-i18next';
import type { ApproveChanges } from '../../../shared/contract/customer-changes.ts';
import { RefusedReport } from '../../components/RefusedReport.tsx';

interface ApprovalReportProps {
  readonly report: ApproveChanges;
  onClose(): void;
}

/** What of a selection was approved, and what was not and why. */
export function ApprovalReport({ report: { approved, refused }, onClose }: ApprovalReportProps) {
  const { t } = useTranslation();
  return (
    <RefusedReport
      title={t('customerChanges.approvedSome', { count: approved })}
      heading={t('customerChanges.refusedSome', { count: refused.length })}
      refused={refused.map(({ changeId, customerCode, customerName, key, params }) => ({
        id: changeId,
        name: `${customerName} ${customerCode}`,
        key,
        params,
      }))}
      closeLabel={t('customerChanges.closeReport')}
      onClose={onClose}
    />
  );
}
