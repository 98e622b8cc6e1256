import type { InHand } from '../../shared/contract/calls.ts';
import { command, type Desk, takeOrder } from './order-desk.ts';

/** Somebody who takes calls, one after the other, and the orders of those who are called. */
export async function workSeat(desk: Desk, isOver: () => boolean): Promise<void> {
  let inHand: InHand | null = null;
  while (!isOver()) {
    inHand = await step(desk, inHand ?? (await look(desk)));
    if (inHand) note(desk, inHand);
  }
}

async function look({ host, window }: Desk): Promise<InHand> {
  const { data } = await host.ask(window, 'calls.inHand', {});
  return data as InHand;
}

function note({ ledger }: Desk, { task, call }: InHand): void {
  ledger.inHand = { taskId: task?.taskId ?? null, callId: call?.id ?? null };
}

/** One step on from what is in hand; null: it was refused, or there is nothing to do but look again. */
async function step(desk: Desk, { seat, call, customer, attached }: InHand): Promise<InHand | null> {
  const go = (procedure: string, input: object = {}) => command<InHand>(desk, procedure, input);
  if (!attached) return (await desk.host.ask(desk.window, 'seats.attach', {})).data as InHand;
  switch (seat.state) {
    case 'signed-out':
    case 'paused':
      return go('seats.ready');
    case 'ready': {
      const next = await command<{ inHand: InHand }>(desk, 'calls.takeNext', {});
      if (next?.inHand.task) return next.inHand;
      // Nobody is left to be called: typing goes on without calls.
      await takeOrder(desk, desk.random.pick(desk.customers));
      return null;
    }
    case 'preview':
      return go('calls.dial');
    case 'dialing':
      return go('calls.answer');
    case 'talking': {
      const end = desk.random.next();
      if (end < 0.4) return go('calls.park');
      if (customer && end < 0.8) await takeOrder(desk, customer.id);
      return go('calls.end');
    }
    case 'hold':
      return go('calls.resume');
    case 'wrap-up': {
      if (call?.disposition) {
        desk.ledger.counts.calls += 1;
        return go('calls.finish');
      }
      const ordered = call?.orderId != null;
      const result = ordered ? { disposition: 'ordered' } : { disposition: 'no-order', noOrderReason: 'enough-stock' };
      return go('calls.record', result);
    }
    default:
      return null;
  }
}
