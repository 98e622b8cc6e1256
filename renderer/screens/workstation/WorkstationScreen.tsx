import { Skeleton } from 'antd';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/auth.ts';
import { useInHand, useSeatSteps } from '../../api/calls.ts';
import { useCustomerCard } from '../../api/customer-card.ts';
import { useErrorText } from '../../api/error-text.ts';
import { TopBarContent } from '../../app/top-bar-slot.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWorkstation } from '../../state/workstation.ts';
import { MiddleColumn } from './MiddleColumn.tsx';
import { QueueColumn } from './queue/QueueColumn.tsx';
import { SideColumn } from './SideColumn.tsx';
import { SeatBar } from './seat/SeatBar.tsx';
import { WorkKeys } from './seat/WorkKeys.tsx';
import { useAskAhead } from './use-ask-ahead.ts';
import { useAskBackAtWork } from './use-ask-back-at-work.ts';
import { useCloseAsked } from './use-close-asked.ts';
import { useMessagesTab } from './use-messages-tab.ts';
import { useOrderInHand } from './use-order-in-hand.ts';
import { useOrderedMeanwhile } from './use-ordered-meanwhile.ts';
import { useRunStep } from './use-run-step.ts';
import { useSeatWindow } from './use-seat-window.ts';
import { useTaskLost } from './use-task-lost.ts';
import { useWorkEvents } from './use-work-events.ts';
import { useWrapUpEnd } from './use-wrap-up-end.ts';
import { WorkContext } from './work-context.ts';
import './workstation.css';

/** The operator's day: the queue on the left, customer and order in the middle, what is asked on the right. */
export default function WorkstationScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const me = useMe().data;
  const query = useInHand();
  const inHand = query.data;
  const steps = useSeatSteps();
  const run = useRunStep();
  const customerId = inHand?.customer?.id ?? null;
  const card = useCustomerCard(customerId).data;
  // Before the order of the next customer opens: that may ask something at once.
  useCloseAsked(customerId, inHand?.call?.id ?? null);
  const order = useOrderInHand(inHand);
  const isWide = useWorkstation(({ panel }) => panel === 'customer' || panel === 'ask-change');
  const hasDrawer = useWorkstation(({ drawer }) => drawer !== null);
  const { takeNext, pause } = steps;
  const backToPause = inHand?.backToPause ?? null;

  useSeatWindow(me?.operatorId ?? '', inHand?.attached, steps.attach);
  useAskAhead(inHand?.seat.state);
  useAskBackAtWork(inHand);
  useMessagesTab(inHand);
  useTaskLost(inHand);
  useOrderedMeanwhile(inHand);
  useWorkEvents(inHand?.task?.taskId ?? null, customerId);
  useWrapUpEnd(
    inHand,
    useCallback(() => {
      if (backToPause === null) void run(takeNext, undefined);
      else void run(pause, backToPause);
    }, [run, takeNext, pause, backToPause]),
  );

  const work = useMemo(
    () => inHand && { inHand, steps, run, card: card?.id === customerId ? card : undefined, ...order },
    [inHand, steps, run, card, customerId, order],
  );
  if (!work) {
    if (query.error) return <ErrorNotice text={describe(query.error)} onRetry={() => void query.refetch()} />;
    return <Skeleton active style={{ padding: 16 }} />;
  }
  return (
    <WorkContext value={work}>
      <h1 className="visually-hidden">{t('workstation.title')}</h1>
      <WorkKeys />
      <TopBarContent>
        <SeatBar />
      </TopBarContent>
      <div className="ws" data-wide={isWide} data-drawer={hasDrawer}>
        <QueueColumn />
        <MiddleColumn />
        <SideColumn />
      </div>
    </WorkContext>
  );
}
