import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InHand } from '../../../shared/contract/calls.ts';
import { useWorkstation } from '../../state/workstation.ts';

/** Says it at once when the customer in hand orders by web meanwhile, and when that order is cancelled again. */
export function useOrderedMeanwhile(inHand: InHand | undefined): void {
  const { t } = useTranslation();
  const taskId = inHand?.task?.taskId ?? null;
  const item = inHand?.task?.items.find((one) => one.kind === 'order');
  const state = item?.closedReason === 'ordered-by-other-channel' ? 'ordered' : (item?.state ?? null);
  const before = useRef({ taskId, state });
  useEffect(() => {
    const was = before.current;
    before.current = { taskId, state };
    if (taskId === null || was.taskId !== taskId || was.state === state) return;
    const { say } = useWorkstation.getState();
    if (state === 'ordered') say({ tone: 'warning', text: t('workstation.orderedMeanwhile') });
    else if (was.state === 'ordered' && state === 'open') say({ tone: 'info', text: t('workstation.orderedNoMore') });
  }, [taskId, state, t]);
}
