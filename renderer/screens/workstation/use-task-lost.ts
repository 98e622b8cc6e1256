import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InHand } from '../../../shared/contract/calls.ts';
import { useWorkstation } from '../../state/workstation.ts';

/** Says it when the task of a running call was taken away: by a lead, or by a lease that ran out without a connection. */
export function useTaskLost(inHand: InHand | undefined): void {
  const { t } = useTranslation();
  const callId = inHand?.call?.id ?? null;
  // Who is attached to a call anew may well have no task.
  const customerId = inHand?.customer?.id ?? null;
  const hasTask = (inHand?.task ?? null) !== null;
  const before = useRef({ callId, customerId, hasTask });
  useEffect(() => {
    const was = before.current;
    before.current = { callId, customerId, hasTask };
    if (callId === null || was.callId !== callId || was.customerId !== customerId || !was.hasTask || hasTask) return;
    useWorkstation.getState().say({ tone: 'warning', text: t('workstation.taskLost') });
  }, [callId, customerId, hasTask, t]);
}
