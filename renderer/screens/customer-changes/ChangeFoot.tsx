import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ChangeView } from '../../../shared/contract/customer-changes.ts';
import { InstantText } from '../../components/DateText.tsx';
import '../../components/customer-link.css';
import { StateTag } from '../../components/StateTag.tsx';
import type { StateTone } from '../../components/state-look.tsx';
import './changes.css';

const TONES: Readonly<Record<ChangeView['state'], StateTone>> = {
  pending: 'waiting',
  applied: 'done',
  declined: 'overdue',
  withdrawn: 'none',
};
const DECIDED_BY = { applied: 'approvedBy', declined: 'declinedBy', withdrawn: 'withdrawnBy' } as const;

export function ChangeStateTag({ state }: { readonly state: ChangeView['state'] }) {
  const { t } = useTranslation();
  return <StateTag tone={TONES[state]}>{t(`customerChanges.state.${state}`)}</StateTag>;
}

/** Who asked for it when and why. */
export function Asked({ change }: { readonly change: ChangeView }) {
  const { t } = useTranslation();
  return (
    <div>
      {t('customerChanges.askedBy', { name: change.askedByName })} <InstantText atMs={change.askedAtMs} />
      {change.inCall && ` · ${t('customerChanges.inCall')}`}
      {change.ticket ? (
        <div>
          <Link className="customer-link tabular" to={`/cases/${change.ticket.id}`}>
            {t('caseChanges.ofCase', { number: change.ticket.number })}
          </Link>
          {change.sentBack && <div className="change-row-soft">{t('caseChanges.sentBack')}</div>}
        </div>
      ) : (
        change.reason !== '' && <div className="change-row-soft">{change.reason}</div>
      )}
    </div>
  );
}

/** Who decided when, and why; nothing while it waits. */
export function Decided({ change }: { readonly change: ChangeView }) {
  const { t } = useTranslation();
  if (change.state === 'pending') return null;
  return (
    <div>
      {t(`customerChanges.${DECIDED_BY[change.state]}`, { name: change.decidedByName })}{' '}
      <InstantText atMs={change.decidedAtMs} />
      {change.decisionReason !== null && <div className="change-row-soft">{change.decisionReason}</div>}
    </div>
  );
}
