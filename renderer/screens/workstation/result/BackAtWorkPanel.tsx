import { useTranslation } from 'react-i18next';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';
import { DigitList } from '../DigitList.tsx';
import { useClosePanel } from '../use-close-panel.ts';
import { useWork } from '../work-context.ts';

/** Somebody marked absent today has signed in: end the absence, or go on as it is. */
export function BackAtWorkPanel() {
  const { t } = useTranslation();
  const { inHand, steps, run } = useWork();
  const close = useClosePanel();
  const { absence } = inHand;
  if (!absence) return null;
  const { say } = useWorkstation.getState();

  async function endAbsence() {
    if (!(await run(steps.backAtWork, undefined))) return;
    say({ tone: 'success', text: t('workstation.absence.ended') });
    close();
  }
  const choices = [
    {
      digit: '1',
      label: t('workstation.absence.end'),
      hint: t('workstation.absence.endHint'),
      choose: () => void endAbsence(),
    },
    { digit: '2', label: t('workstation.absence.keep'), hint: t('workstation.absence.keepHint'), choose: close },
  ];
  return (
    <AskPanel title={t('workstation.absence.title')}>
      <p className="ws-quiet">{t('workstation.absence.until', { date: absence.until, name: absence.markedBy })}</p>
      <DigitList label={t('workstation.absence.title')} choices={choices} />
    </AskPanel>
  );
}
