import { ClockCircleOutlined, ExclamationCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ORDER_FORM } from '../../../api/order-form.ts';
import { useCompany } from '../../../components/company-context.ts';
import { useServerNow } from '../../../state/server-clock.ts';
import { whenTypingRests } from '../../../state/typing-rest.ts';
import { useWork } from '../work-context.ts';
import { cutoffText, leftUntil } from './cutoff-text.ts';

/** The cut-off of the order in hand: its time and what is left; warns, then says that it has passed. */
export function CutoffCountdown() {
  const { t } = useTranslation();
  const { timeZone, cutoffWarningMinutes } = useCompany();
  const { form, inHand } = useWork();
  const nowMs = useServerNow();
  const cutoffAtMs = form?.delivery?.cutoffAtMs ?? inHand.task?.cutoffAtMs ?? null;
  const hasPassed = cutoffAtMs !== null && cutoffAtMs <= nowMs;
  const queryClient = useQueryClient();
  useEffect(() => {
    // What is open now is another delivery, and the draft has to move there; but not in the middle of a number.
    if (!hasPassed) return;
    return whenTypingRests(() => void queryClient.invalidateQueries({ queryKey: ORDER_FORM }));
  }, [hasPassed, queryClient]);
  if (cutoffAtMs === null || inHand.customer === null) return null;
  const leftMinutes = Math.ceil((cutoffAtMs - nowMs) / 60_000);
  const at = cutoffText(cutoffAtMs, nowMs, timeZone);
  if (hasPassed) {
    return (
      <span className="state-tag tone-red" role="alert">
        <ExclamationCircleOutlined aria-hidden /> {t('workstation.cutoffPassed', { at })}
      </span>
    );
  }
  const { key, params } = leftUntil(leftMinutes);
  const warns = leftMinutes <= cutoffWarningMinutes;
  const text = t(warns ? 'workstation.cutoffSoon' : 'workstation.cutoff', {
    at,
    left: t(`workstation.${key}`, params),
  });
  return (
    <span className={`state-tag tabular ws-cutoff ${warns ? 'tone-amber' : 'tone-grey'}`} title={text}>
      {warns ? <WarningOutlined aria-hidden /> : <ClockCircleOutlined aria-hidden />}
      <span className="ws-ellipsis">{text}</span>
    </span>
  );
}
