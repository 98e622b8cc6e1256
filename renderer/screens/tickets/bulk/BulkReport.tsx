import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MovedTickets } from '../../../../shared/contract/ticket-bulk.ts';
import { useMoveTickets } from '../../../api/case-actions.ts';
import { RefusedReport } from '../../../components/RefusedReport.tsx';
import type { BulkAction } from './bulk-actions.ts';

/** What became of a selection; `take-back`: of an assignment that was taken back. */
export interface BulkResult {
  readonly action: BulkAction | 'take-back';
  readonly moved: MovedTickets;
}

interface BulkReportProps {
  readonly result: BulkResult;
  onResult(result: BulkResult | null): void;
}

/** How many were done, and which were refused and why. An assignment can be taken back as long as nothing else was done. */
export function BulkReport({ result: { action, moved }, onResult }: BulkReportProps) {
  const { t } = useTranslation();
  const undo = useMoveTickets();
  const { done, refused } = moved;
  const takeBack = () =>
    undo.run({ tickets: done, doing: { what: 'take-back' } }).then(
      (back) => onResult({ action: 'take-back', moved: back }),
      () => undefined,
    );
  return (
    <RefusedReport
      title={t(`caseBulk.done.${action}`, { count: done.length })}
      heading={t('caseBulk.refused', { count: refused.length })}
      refused={refused.map(({ ticketId, number, key, params }) => ({ id: ticketId, name: number, key, params }))}
      closeLabel={t('caseBulk.closeReport')}
      error={undo.error}
      action={
        action === 'assign' &&
        done.length > 0 && (
          <Button size="small" loading={undo.pending} onClick={() => void takeBack()}>
            {t('caseBulk.takeBack')}
          </Button>
        )
      }
      onClose={() => onResult(null)}
    />
  );
}
