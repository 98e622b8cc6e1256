import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { MovedTickets } from '../../../../shared/contract/ticket-bulk.ts';
import { useMoveTickets } from '../../../api/case-actions.ts';
import { useErrorText } from '../../../api/error-text.ts';
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
  const describe = useErrorText();
  const undo = useMoveTickets();
  const { done, refused } = moved;
  const takeBack = () =>
    undo.run({ tickets: done, doing: { what: 'take-back' } }).then(
      (back) => onResult({ action: 'take-back', moved: back }),
      () => undefined,
    );
  return (
    <Alert
      role="status"
      type={refused.length === 0 ? 'success' : 'warning'}
      showIcon
      style={{ marginBottom: 8 }}
      closable={{ onClose: () => onResult(null), 'aria-label': t('caseBulk.closeReport') }}
      title={t(`caseBulk.done.${action}`, { count: done.length })}
      action={
        action === 'assign' &&
        done.length > 0 && (
          <Button size="small" loading={undo.pending} onClick={() => void takeBack()}>
            {t('caseBulk.takeBack')}
          </Button>
        )
      }
      description={
        (refused.length > 0 || undo.error !== null) && (
          <>
            {undo.error !== null && <p>{describe(undo.error)}</p>}
            {refused.length > 0 && t('caseBulk.refused', { count: refused.length })}
            <ul className="case-refused">
              {refused.map(({ ticketId, number, key, params }) => (
                <li key={ticketId}>
                  {number} {describe(new AppError('refused', key, params))}
                </li>
              ))}
            </ul>
          </>
        )
      }
    />
  );
}
