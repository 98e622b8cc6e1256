import { FormOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { ChangeView } from '../../../../shared/contract/customer-changes.ts';
import { useChangesOfCustomer } from '../../../api/customer-changes.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';

/** What of this customer waits for approval, else what became of the operator's own last request; leads to the panel. */
export function RequestLine() {
  const { t } = useTranslation();
  const { customer } = useWork().inHand;
  const changes = useChangesOfCustomer(customer?.id ?? '', customer !== null).data ?? [];
  const waiting = changes.find(({ state }) => state === 'pending');
  const [latest] = changes;
  const told = waiting ?? (latest?.mine && latest.state !== 'withdrawn' ? latest : undefined);
  if (!told) return null;
  const text = waiting
    ? t('customerChanges.waitingLine', { fields: fieldsOf(waiting), name: waiting.askedByName })
    : t(`customerChanges.outcome.${told.state}`, {
        fields: fieldsOf(told),
        name: told.decidedByName,
        reason: told.decisionReason ?? '',
      });
  return (
    <button
      type="button"
      className="ws-link ws-ellipsis"
      title={text}
      onClick={() => useWorkstation.getState().open('customer')}
    >
      <FormOutlined aria-hidden /> {text}
    </button>
  );
}

function fieldsOf({ parts }: ChangeView): string {
  return parts.map(({ field }) => field).join(',');
}
