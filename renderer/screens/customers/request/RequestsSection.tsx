import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChangeView } from '../../../../shared/contract/customer-changes.ts';
import { useChangesOfCustomer, useDecideChange, useWithdrawChange } from '../../../api/customer-changes.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Asked, ChangeStateTag, Decided } from '../../customer-changes/ChangeFoot.tsx';
import { ChangeParts } from '../../customer-changes/ChangeParts.tsx';

/** How many decided ones stand beside those that wait; all of them are in the history. */
const SHOWN_DECIDED = 2;

interface RequestsSectionProps {
  readonly customerId: string;
  onDecline(change: ChangeView): void;
}

/** What was asked for and waits, and what became of the latest; nothing where nobody asked for anything. */
export function RequestsSection({ customerId, onDecline }: RequestsSectionProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { data, error, refetch } = useChangesOfCustomer(customerId);
  if (error) return <ErrorNotice text={describe(error)} onRetry={() => void refetch()} />;
  const waiting = data?.filter(({ state }) => state === 'pending') ?? [];
  const decided = data?.filter(({ state }) => state !== 'pending').slice(0, SHOWN_DECIDED) ?? [];
  if (waiting.length + decided.length === 0) return null;
  return (
    <section aria-label={t('customerChanges.ofCustomer')}>
      <h2>{t('customerChanges.ofCustomer')}</h2>
      <ul className="card-requests">
        {[...waiting, ...decided].map((change) => (
          <li key={change.changeId} data-waiting={change.state === 'pending'}>
            <Request change={change} onDecline={onDecline} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Request({ change, onDecline }: { readonly change: ChangeView } & Pick<RequestsSectionProps, 'onDecline'>) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const decide = useDecideChange();
  const withdraw = useWithdrawChange();
  const { changeId, customerName: name, seen } = change;
  const failure = decide.error ?? withdraw.error;
  async function approve() {
    await decide.run({ changeId, decision: 'approve', seen });
    void message.success(t('customerChanges.approvedNotice', { name }));
  }
  async function takeBack() {
    await withdraw.run({ changeId });
    void message.success(t('customerChanges.withdrawnNotice'));
  }
  return (
    <>
      <ErrorNotice text={failure ? describe(failure) : null} />
      <div className="card-request-head">
        <ChangeStateTag state={change.state} />
        <span className="change-actions">
          {change.mayDecide && (
            <>
              <Button
                size="small"
                type="primary"
                loading={decide.pending}
                onClick={() => void approve().catch(() => undefined)}
              >
                {t('customerChanges.approve')}
              </Button>
              <Button size="small" onClick={() => onDecline(change)}>
                {t('customerChanges.decline')}
              </Button>
            </>
          )}
          {change.state === 'pending' && change.mine && (
            <Button size="small" loading={withdraw.pending} onClick={() => void takeBack().catch(() => undefined)}>
              {t('customerChanges.withdraw')}
            </Button>
          )}
        </span>
      </div>
      <ChangeParts parts={change.parts} wordOf={(field) => t(`customerChanges.fields.${field}`)} />
      <Asked change={change} />
      <Decided change={change} />
    </>
  );
}
