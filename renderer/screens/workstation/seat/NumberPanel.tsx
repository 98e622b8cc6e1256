import { useTranslation } from 'react-i18next';
import { AskPanel } from '../AskPanel.tsx';
import { DigitList } from '../DigitList.tsx';
import { useClosePanel } from '../use-close-panel.ts';
import { useWork } from '../work-context.ts';
import { phoneText } from './phone-text.ts';

/** Ctrl+⇧Enter: the customer's numbers in the order they are dialed; a digit dials one. */
export function NumberPanel() {
  const { t } = useTranslation();
  const { inHand, steps, run } = useWork();
  const close = useClosePanel();
  const { customer, task } = inHand;
  const choices = (customer?.phones ?? []).slice(0, 9).map((phone, index) => ({
    digit: String(index + 1),
    label: <span className="ws-panel-number tabular">{phoneText(phone.number)}</span>,
    hint: [phone.label, phone.position === task?.phonePosition ? t('workstation.numberNext') : null]
      .filter(Boolean)
      .join(' · '),
    refusal: phone.dead ? t('workstation.refusal.dead-number') : undefined,
    choose: () =>
      void run(steps.dial, phone.position).then((done) => {
        if (done) close();
      }),
  }));
  return (
    <AskPanel title={t('workstation.dialWhich')}>
      {choices.length === 0 && <p className="ws-quiet">{t('workstation.noNumber')}</p>}
      <DigitList label={t('workstation.dialWhich')} choices={choices} />
    </AskPanel>
  );
}
