import { useTranslation } from 'react-i18next';
import { deliveryProblem } from '../../../../shared/domain/orders/form-facts.ts';
import { formatDay } from '../../../../shared/i18n/format.ts';
import { useCompany } from '../../../components/company-context.ts';
import { useLanguage } from '../../../components/use-language.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';
import { DigitList } from '../DigitList.tsx';
import { cutoffText } from '../seat/cutoff-text.ts';
import { useWork } from '../work-context.ts';
import { useChooseDelivery } from './use-choose-delivery.ts';

/** For which of the open deliveries the order is: the first, or one of the next four. */
export function DeliveryPanel() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { timeZone } = useCompany();
  const { form } = useWork();
  const chooseDelivery = useChooseDelivery();
  if (!form) return null;
  const choices = form.deliveries.map((delivery, at) => {
    const problem = deliveryProblem(form, delivery);
    return {
      digit: String(at + 1),
      label: formatDay(delivery.deliveryDate, language, 'short-weekday'),
      hint: t('workstation.deliveryCutoff', { cutoff: cutoffText(delivery.cutoffAtMs, form.nowMs, timeZone) }),
      refusal: problem ? t(`errors.${problem.key}`, problem.params) : undefined,
      choose: () => {
        useWorkstation.getState().close();
        chooseDelivery(delivery.deliveryDate);
      },
    };
  });
  return (
    <AskPanel title={t('workstation.deliveryWhich')}>
      <p className="ws-quiet">{t('workstation.deliveryMoves')}</p>
      <DigitList label={t('workstation.deliveryWhich')} choices={choices} />
    </AskPanel>
  );
}
