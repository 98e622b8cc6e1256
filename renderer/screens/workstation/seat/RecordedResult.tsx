import { CheckOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../../../shared/i18n/format.ts';
import { useCompany } from '../../../components/company-context.ts';
import { useWork } from '../work-context.ts';

/** The result of the call in hand, once there is one; F9 changes it until the wrap-up ends. */
export function RecordedResult() {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const { call } = useWork().inHand;
  if (!call?.disposition) return null;
  const detail =
    call.promisedAtMs !== null
      ? formatInstant(call.promisedAtMs, timeZone, 'time')
      : call.noOrderReason === null
        ? null
        : t(`callLog.noOrderReason.${call.noOrderReason}`);
  const result = t(`callLog.disposition.${call.disposition}`);
  return (
    <span className="ws-recorded" data-testid="result" title={detail === null ? result : `${result} · ${detail}`}>
      <CheckOutlined aria-label={t('workstation.resultIs')} /> <strong>{result}</strong>
      {detail !== null && ` · ${detail}`}
    </span>
  );
}
