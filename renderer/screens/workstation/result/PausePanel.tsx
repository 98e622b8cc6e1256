import { useTranslation } from 'react-i18next';
import { isInCall } from '../../../../shared/domain/seats/seat-transitions.ts';
import { formatDuration } from '../../../../shared/i18n/format.ts';
import { useSeatDay, useSignOutSeat } from '../../../api/calls.ts';
import { useCompany } from '../../../components/company-context.ts';
import { usePauseWord } from '../../../components/use-pause-word.ts';
import { AskPanel } from '../AskPanel.tsx';
import { type Choice, DigitList } from '../DigitList.tsx';
import { useClosePanel } from '../use-close-panel.ts';
import { useWork } from '../work-context.ts';

/** ⇧F9: a break with its reason, the end of the shift, or only a rest for this call. Never blocked. */
export function PausePanel() {
  const { t } = useTranslation();
  const { inHand, steps, run } = useWork();
  const signOut = useSignOutSeat();
  const pauseWord = usePauseWord();
  const reasons = useCompany().pauseReasons.filter((reason) => reason.active);
  const { state, reason: now } = inHand.seat;
  const close = useClosePanel();
  const isHalfDone = inHand.call !== null && inHand.call.disposition === null;
  const closing = (done: Promise<boolean>) => void done.then((was) => was && close());

  const choices: Choice[] = reasons.map(({ code, mostMinutes }, index) => ({
    digit: String(index + 1),
    label: pauseWord(code),
    hint: mostMinutes === null ? undefined : t('workstation.pauseMost', { minutes: mostMinutes }),
    refusal: state === 'paused' && code === now ? t('workstation.refusal.paused') : undefined,
    choose: () => closing(run(steps.pause, code)),
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
      <DaySoFar />
    </AskPanel>
  );
}

/** How long the day at the seat is so far, and how much of it was paused. */
function DaySoFar() {
  const { t } = useTranslation();
  const day = useSeatDay().data;
  if (!day) return null;
  const { signedInSeconds, pausedSeconds, workPauseSeconds } = day;
  const texts = [
    t('workstation.day.signedIn', { time: formatDuration(signedInSeconds) }),
    t('workstation.day.paused', { time: formatDuration(pausedSeconds) }),
  ];
  if (workPauseSeconds > 0) texts.push(t('workstation.day.work', { time: formatDuration(workPauseSeconds) }));
  return <p className="ws-quiet tabular">{texts.join(' · ')}</p>;
}
