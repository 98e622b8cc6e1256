import { flushSync } from 'react-dom';
import { isInCall } from '../../../../shared/domain/seats/seat-transitions.ts';
import { useAction } from '../../../app/use-action.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { useSideTab } from '../../../state/side-tab.ts';
import { useStepsBusy } from '../../../state/step-line.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { isNextShopOffered } from '../customer/is-next-shop-offered.ts';
import { useFillStanding } from '../order/use-fill-standing.ts';
import { useReadBack } from '../order/use-read-back.ts';
import { useWork } from '../work-context.ts';
import { isCallerOpen } from './is-caller-open.ts';
import { useF2 } from './use-f2.ts';
import { usePressStep } from './use-press-step.ts';

/** Fills lines at once and selects the field in hand: the next digit replaces what it got, however soon it is typed. */
function fill(lines: () => void): void {
  flushSync(lines);
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement && focused.dataset.product !== undefined) focused.select();
}

/** The choice of a case; once one is open, from the order to it and back. */
function toggleDrawer(): void {
  const { drawer, panel, open, back, focusDrawer, focusRow } = useWorkstation.getState();
  if (panel === 'case-kind') back();
  else if (drawer === null) open('case-kind');
  else if (panel === null && document.activeElement?.closest('.ws-drawer')) focusRow(null);
  else focusDrawer();
}

/** The keys of the whole screen, wherever the focus is. */
export function WorkKeys() {
  const { inHand, steps, rows, form } = useWork();
  const { state } = inHand.seat;
  const { open, back } = useWorkstation.getState();
  const panel = useWorkstation((each) => each.panel);
  const hasDrawer = useWorkstation((each) => each.drawer !== null);
  const f2 = useF2();
  const ending = usePressStep('endWrapUp');
  const isBusy = useStepsBusy((each) => each.busy);
  const readBack = useReadBack();
  const fillStanding = useFillStanding();
  const hasCustomer = inHand.customer !== null;
  const hasOrder = hasCustomer && form?.delivery != null;
  const hasResult = state === 'preview' || state === 'wrap-up' || isInCall(state);

  useAction('next', f2);
  useAction('result', () => open('result'), { enabled: hasResult && inHand.seat.state !== 'ready' });
  useAction('pause', () => open('pause'), { enabled: state !== 'signed-out' });
  useAction('incoming', () => open(isCallerOpen(inHand) ? 'caller' : 'incoming'), { enabled: state !== 'signed-out' });
  useAction('otherNumber', () => open('number'), { enabled: hasCustomer && state === 'preview' });
  useAction('returning', () => open('returning'), { enabled: state !== 'signed-out' });
  useAction('addProduct', () => open('add-product'), { enabled: hasOrder });
  useAction(
    'takeAll',
    () => fill(() => useOrderWork.getState().edit({ type: 'take-all', lines: rows }, form?.lines ?? [])),
    { enabled: hasOrder },
  );
  useAction('standing', () => fill(fillStanding), { enabled: hasOrder });
  useAction('delivery', () => open('delivery'), { enabled: hasOrder });
  useAction('slip', () => open('slip'), { enabled: hasOrder });
  useAction('standingPanel', () => open('standing'), { enabled: hasOrder });
  useAction('readBack', () => void readBack(), { enabled: hasOrder });
  useAction(
    'messages',
    () => {
      useWorkstation.setState({ panel: null });
      useSideTab.getState().focusMessages();
    },
    { enabled: hasCustomer && inHand.messages.length > 0 },
  );
  useAction('customer', () => (panel === 'customer' ? back() : open('customer')), { enabled: hasCustomer });
  useAction('failedOrder', () => open('failed-order'), { enabled: inHand.failedOrders.length > 0 });
  useAction('followUp', () => open('follow-up'), { enabled: inHand.followUps.length > 0 });
  useAction('ticket', toggleDrawer, { enabled: hasCustomer || inHand.call !== null });
  // A dialog's Escape is its own.
  useAction('back', () => (panel === null && document.querySelector('[role="dialog"]') ? false : back()), {
    enabled: panel !== null || hasDrawer,
  });
  useAction(
    'endWrapUp',
    () => {
      if (isNextShopOffered(inHand)) ending.step(steps.end, undefined);
      // What is under way may lead into the wrap-up.
      else if (state !== 'wrap-up') ending.go(() => undefined);
      else if (inHand.call && inHand.call.disposition === null) ending.go(() => open('result'));
      else if (inHand.backToPause !== null) ending.step(steps.pause, inHand.backToPause);
      else ending.step(steps.takeNext, undefined);
    },
    { enabled: isBusy || state === 'wrap-up' || isNextShopOffered(inHand) },
  );
  return null;
}
