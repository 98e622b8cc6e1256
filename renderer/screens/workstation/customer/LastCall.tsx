import { useTranslation } from 'react-i18next';
import { businessDateAt } from '../../../../shared/domain/calendar/business-date.ts';
import { useCompany } from '../../../components/company-context.ts';
import { DateText } from '../../../components/DateText.tsx';
import { useWork } from '../work-context.ts';

/** When the customer was called last, and what came of it. */
export function LastCall() {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const { card, inHand } = useWork();
  if (!card) return <span className="ws-soft">…</span>;
  const call = card.lastCalls.find((each) => each.disposition !== null && each.id !== inHand.call?.id);
  if (!call?.disposition) return <span className="ws-soft">{t('workstation.neverCalled')}</span>;
  const reason = call.noOrderReason === null ? '' : ` (${t(`callLog.noOrderReason.${call.noOrderReason}`)})`;
  return (
    <span className="ws-ellipsis">
      {t('workstation.lastCall')} <DateText date={businessDateAt(call.startedAtMs, timeZone)} style="short" />{' '}
      {t(`callLog.disposition.${call.disposition}`)}
      {reason}
      {call.note !== null && <span className="ws-soft"> · {call.note}</span>}
    </span>
  );
}
