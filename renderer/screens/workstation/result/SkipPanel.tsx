import { useTranslation } from 'react-i18next';
import { SKIP_REASONS } from '../../../../shared/contract/queue.ts';
import { AskPanel } from '../AskPanel.tsx';
import { DigitList } from '../DigitList.tsx';
import { useWork } from '../work-context.ts';

/** Puts the previewed customer back, with a reason, and goes on to the next. */
export function SkipPanel() {
  const { t } = useTranslation();
  const { steps, run } = useWork();
  const choices = SKIP_REASONS.map((reason, index) => ({
    digit: String(index + 1),
    label: t(`queue.skipReason.${reason}`),
    choose: () => void run(steps.skip, reason),
  }));
  return (
    <AskPanel title={t('workstation.skipReason')}>
      <DigitList label={t('workstation.skipReason')} choices={choices} />
    </AskPanel>
  );
}
