import { useTranslation } from 'react-i18next';
import { PAUSE_REASONS } from '../../../../shared/contract/seats.ts';
import { isInCall } from '../../../../shared/domain/seats/seat-transitions.ts';
import { useSignOutSeat } from '../../../api/calls.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';
import { type Choice, DigitList } from '../DigitList.tsx';
import { useWork } from '../work-context.ts';

/** ⇧F9: a break with its reason, the end of the shift, or only a rest for this call. Never blocked. */
export function PausePanel() {
  const { t } = useTranslation();
  const { inHand, steps, run } = useWork();
  const signOut = useSignOutSeat();
  const { state } = inHand.seat;
  const { close } = useWorkstation.getState();
  const isHalfDone = inHand.call !== null && inHand.call.disposition === null;
  const closing = (done: Promise<boolean>) => void done.then((was) => was && close());

  const choices: Choice[] = PAUSE_REASONS.map((reason, index) => ({
    digit: String(index + 1),
    label: t(`seats.pauseReason.${reason}`),
    refusal: state === 'paused' ? t('workstation.refusal.paused') : undefined,
    choose: () => closing(run(steps.pause, reason)),
  }));
  if (isHalfDone) {
    choices.push({
      digit: '8',
      label: t('workstation.park'),
      hint: t('workstation.parkHint'),
      choose: () => closing(run(steps.park, undefined)),
    });
  } else if (state === 'wrap-up') {
    choices.push({
      digit: '8',
      label: t('workstation.finishOnly'),
      hint: t('workstation.finishOnlyHint'),
      choose: () => closing(run(steps.finish, undefined)),
    });
  }
  if (state === 'talking') {
    choices.push({ digit: '9', label: t('workstation.hold'), choose: () => closing(run(steps.hold, undefined)) });
  }
  choices.push({
    digit: '0',
    label: t('workstation.signOutSeat'),
    hint: isInCall(state) || isHalfDone ? t('workstation.parkHint') : undefined,
    choose: () => closing(run(signOut, undefined)),
  });
  return (
    <AskPanel title={t('workstation.pauseReason')}>
      {isHalfDone && <p className="ws-quiet">{t('workstation.pauseParks')}</p>}
      <DigitList label={t('workstation.pauseReason')} choices={choices} />
    </AskPanel>
  );
}
