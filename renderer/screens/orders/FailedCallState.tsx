import { useTranslation } from 'react-i18next';
import type { FailedOrder } from '../../../shared/contract/failed-orders.ts';
import { formatInstant } from '../../../shared/i18n/format.ts';
import { useCompany } from '../../components/company-context.ts';
import { StateTag } from '../../components/StateTag.tsx';

/** Where the call stands that is to repair a failed order. */
export function FailedCallState({ order: { call } }: { readonly order: FailedOrder }) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  if (!call) return <StateTag tone="none">{t('orders.calls.none')}</StateTag>;
  switch (call.state) {
    case 'held':
      return <StateTag tone="talking">{t('orders.calls.held', { seat: call.seat ?? '' })}</StateTag>;
    case 'open': {
      if (call.place === 'used-up') return <StateTag tone="overdue">{t('orders.calls.usedUp')}</StateTag>;
      if (call.place === 'parked') return <StateTag tone="waiting">{t('orders.calls.parked')}</StateTag>;
      if (call.nextAtMs === null) return <StateTag tone="ready">{t('orders.calls.open')}</StateTag>;
      const at = formatInstant(call.nextAtMs, timeZone, 'time');
      return <StateTag tone="waiting">{t('orders.calls.waiting', { at })}</StateTag>;
    }
    case 'done':
      return (
        <StateTag tone="done">
          {call.disposition === null
            ? t('orders.calls.done')
            : t('orders.calls.result', { result: t(`callLog.disposition.${call.disposition}`) })}
        </StateTag>
      );
    default:
      return <StateTag tone="overdue">{t('orders.calls.missed')}</StateTag>;
  }
}
