import { useTranslation } from 'react-i18next';
import { NO_ORDER_REASONS } from '../../../../shared/contract/dispositions.ts';
import { AskPanel } from '../AskPanel.tsx';
import { DigitList } from '../DigitList.tsx';
import { useRecord } from './use-record.ts';

/** Why the customer who was reached does not order. */
export function NoOrderPanel() {
  const { t } = useTranslation();
  const record = useRecord();
  const choices = NO_ORDER_REASONS.map((reason, index) => ({
    digit: String((index + 1) % 10),
    label: t(`callLog.noOrderReason.${reason}`),
    choose: () => record({ disposition: 'no-order', noOrderReason: reason }),
  }));
  return (
    <AskPanel title={t('workstation.noOrderReason')}>
      <DigitList label={t('workstation.noOrderReason')} choices={choices} />
    </AskPanel>
  );
}
