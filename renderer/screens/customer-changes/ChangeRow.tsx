import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChangeView } from '../../../shared/contract/customer-changes.ts';
import { CustomerLink } from '../../components/CustomerLink.tsx';
import { Asked, ChangeStateTag, Decided } from './ChangeFoot.tsx';
import { ChangeParts } from './ChangeParts.tsx';

interface ChangeRowProps {
  readonly change: ChangeView;
  readonly active: boolean;
  /** undefined: nothing to choose. */
  readonly selected: boolean | undefined;
  readonly pending: boolean;
  onSelect(selected: boolean): void;
  onApprove(): void;
  onDecline(): void;
  onWithdraw(): void;
  onFocus(): void;
}

/** One request in the list: whose customer, what becomes what, who asked, and what can be done about it. */
export function ChangeRow(props: ChangeRowProps) {
  const { change, active, selected, pending, onSelect, onApprove, onDecline, onWithdraw, onFocus } = props;
  const { t } = useTranslation();
  const name = change.customerName;
  return (
    <li
      className="change-row"
      data-active={active}
      data-change={change.changeId}
      tabIndex={active ? 0 : -1}
      aria-label={name}
      onFocus={onFocus}
    >
      <span>
        {selected !== undefined && (
          <Checkbox
            tabIndex={-1}
            checked={selected}
            aria-label={t('customerChanges.select', { name })}
            onChange={({ target }) => onSelect(target.checked)}
          />
        )}
      </span>
      <span className="change-row-customer">
        <CustomerLink customerId={change.customerId}>{name}</CustomerLink>
        <span className="change-row-soft tabular">{change.customerCode}</span>
        {change.state !== 'pending' && <ChangeStateTag state={change.state} />}
      </span>
      <ChangeParts parts={change.parts} wordOf={(field) => t(`customerChanges.fields.${field}`)} />
      <div>
        <Asked change={change} />
        <Decided change={change} />
      </div>
      <span className="change-actions">
        {change.mayDecide && (
          <>
            <Button
              size="small"
              type="primary"
              disabled={pending}
              aria-label={t('customerChanges.approveNamed', { name })}
              onClick={onApprove}
            >
              {t('customerChanges.approve')}
            </Button>
            <Button size="small" aria-label={t('customerChanges.declineNamed', { name })} onClick={onDecline}>
              {t('customerChanges.decline')}
            </Button>
          </>
        )}
        {change.state === 'pending' && change.mine && !change.mayDecide && (
          <Button size="small" aria-label={t('customerChanges.withdrawNamed', { name })} onClick={onWithdraw}>
            {t('customerChanges.withdraw')}
          </Button>
        )}
      </span>
    </li>
  );
}
