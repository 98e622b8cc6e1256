import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PROMISE_REASONS, type PromiseReason, type SeatQueueItem } from '../../../../shared/contract/calls.ts';
import { isInCall } from '../../../../shared/domain/seats/seat-transitions.ts';
import { useSeatQueue } from '../../../api/calls.ts';
import { useStillShown } from '../../../components/use-while-shown.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { AskPanel } from '../AskPanel.tsx';
import { type Choice, DigitList } from '../DigitList.tsx';
import { PromiseForm } from '../result/PromiseForm.tsx';
import { useWork } from '../work-context.ts';
import { useReturningText } from './ReturningPanel.tsx';

/** One call that comes back: call it now, promise another time, or give the promise up. */
export function ReturningCallPanel() {
  const { t } = useTranslation();
  const taskId = useWorkstation((state) => state.returningTaskId);
  // Of the panel, not of the call: that may be gone from the list before its own answer is there.
  const isStillShown = useStillShown();
  const item = useSeatQueue().data?.returning.find((each) => each.taskId === taskId);
  if (item) return <Returning item={item} isStillShown={isStillShown} />;
  return (
    <AskPanel title={t('workstation.returningTitle')}>
      <p className="ws-quiet">{t('errors.call-not-returning')}</p>
    </AskPanel>
  );
}

type Asking = { readonly step: 'what' | 'why-move' | 'why-give-up' } | { readonly step: 'when'; reason: PromiseReason };

interface ReturningProps {
  readonly item: SeatQueueItem;
  isStillShown(): boolean;
}

function Returning({ item, isStillShown }: ReturningProps) {
  const { t } = useTranslation();
  const { steps, run, inHand } = useWork();
  const describe = useReturningText();
  const [asking, setAsking] = useState<Asking>({ step: 'what' });
  const { close, open, say } = useWorkstation.getState();
  const { taskId } = item;
  const { seat, call } = inHand;
  const isBusy = isInCall(seat.state) || (seat.state === 'wrap-up' && call?.disposition === null);
  const blocked =
    seat.state === 'paused' || seat.state === 'signed-out'
      ? t('workstation.refusal.not-ready')
      : isBusy
        ? t('workstation.refusal.in-call')
        : undefined;

  async function changed(done: Promise<boolean>, text: string) {
    if (!(await done)) return;
    say({ tone: 'success', text });
    if (isStillShown()) open('returning');
  }
  const what: Choice[] = [
    {
      digit: '1',
      label: t('workstation.returningNow'),
      refusal: blocked,
      choose: () => void run(steps.takeReturning, { taskId }).then((done) => done && isStillShown() && close()),
    },
  ];
  if (item.promisedAtMs !== null) {
    what.push({ digit: '2', label: t('workstation.promiseMove'), choose: () => setAsking({ step: 'why-move' }) });
    what.push({
      digit: '3',
      label: t('workstation.promiseGiveUp'),
      hint: t('workstation.promiseGiveUpHint'),
      choose: () => setAsking({ step: 'why-give-up' }),
    });
  }
  const why = PROMISE_REASONS.map((reason, index) => ({
    digit: String(index + 1),
    label: t(`workstation.promiseReason.${reason}`),
    choose: () =>
      asking.step === 'why-move'
        ? setAsking({ step: 'when', reason })
        : void changed(run(steps.giveUpPromise, { taskId, reason }), t('workstation.promiseGivenUp')),
  }));
  return (
    <AskPanel title={item.customerName}>
      <p className="ws-quiet">{describe(item)}</p>
      {asking.step === 'what' && <DigitList label={item.customerName} choices={what} />}
      {(asking.step === 'why-move' || asking.step === 'why-give-up') && (
        <>
          <h3 className="ws-list-title">{t('workstation.promiseWhy')}</h3>
          <DigitList key={asking.step} label={t('workstation.promiseWhy')} choices={why} />
        </>
      )}
      {asking.step === 'when' && (
        <PromiseForm
          cutoffAtMs={item.cutoffAtMs}
          forAnyone={!item.own}
          onPromise={(promise) =>
            void changed(
              run(steps.changePromise, { taskId, reason: asking.reason, ...promise }),
              t('workstation.promiseMoved'),
            )
          }
        />
      )}
    </AskPanel>
  );
}
