import { v7 } from 'uuid';
import type { StoredLine } from '../../db/testing/stored-orders.ts';
import type { OrderForm } from '../../shared/contract/order-form.ts';
import type { Random } from '../sample/random.ts';
import type { FaultHost, FaultWindow } from './fault-host.ts';
import { addLines, draftKey, type KnownOrder, type Ledger } from './ledger.ts';

/** Somebody who types, submits, changes and cancels orders of customers of their own. */
export interface Desk {
  readonly host: FaultHost;
  readonly window: FaultWindow;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly customers: readonly string[];
  /** The delivery that is ordered for just now. */
  deliveryDate(): string;
}

const PRICES = { plain: 19_500, quota: 38_160, stocked: 19_500, boxed: 12_000 } as const;
type Product = keyof typeof PRODUCT_STEPS;
/** Least step of a quantity, and the most steps that are asked for. */
const PRODUCT_STEPS = { plain: [1, 9], quota: [1, 6], stocked: [1, 6], boxed: [5, 10] } as const;

/** Works until `isOver`. */
export async function workDesk(desk: Desk, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const what = desk.random.next();
    const order = what < 0.4 ? openOrder(desk) : undefined;
    if (order && what < 0.25) await changeOrder(desk, order);
    else if (order) await cancelOrder(desk, order);
    else await takeOrder(desk, desk.random.pick(desk.customers));
  }
}

/** A command with an id of its own, asked until it is answered; null: it was refused. */
export async function command<Result>(
  { host, window, ledger }: Pick<Desk, 'host' | 'window' | 'ledger'>,
  procedure: string,
  input: unknown,
): Promise<Result | null> {
  const commandId = v7();
  const { data, error } = await host.ask(window, procedure, input, commandId);
  if (error) {
    // Every order and draft has one desk, so that nobody can have been there before.
    const isRefused = error.code === 'refused' || (error.code === 'conflict' && procedure.startsWith('calls.'));
    if (!isRefused) throw new Error(`${procedure}: ${JSON.stringify(error)}`);
    ledger.counts.refusals += 1;
    return null;
  }
  ledger.commands.set(commandId, { procedure, result: data });
  return data as Result;
}

/** Types a draft product by product, and submits, discards or leaves it. */
export async function takeOrder(desk: Desk, customerId: string): Promise<void> {
  const { random } = desk;
  const deliveryDate = desk.deliveryDate();
  for (const lines of keystrokes(random)) {
    if (!(await saveDraft(desk, customerId, deliveryDate, lines))) return;
  }
  const end = random.next();
  if (end < 0.1) return;
  if (end < 0.2) return discardDraft(desk, customerId, deliveryDate);
  const known = desk.ledger.drafts.get(draftKey(customerId, deliveryDate));
  if (await submitDraft(desk, customerId, deliveryDate, known?.lines ?? [])) return;
  // What is scarce may have given out; what is left over is ordered.
  await submitDraft(desk, customerId, deliveryDate, [{ productId: 'plain', quantity: random.between(1, 9) }]);
}

/** What stands in the fields after each keystroke that is saved. */
function keystrokes(random: Random): StoredLine[][] {
  const steps: StoredLine[][] = [];
  let lines: StoredLine[] = [];
  for (const productId of Object.keys(PRODUCT_STEPS) as Product[]) {
    if (productId !== 'plain' && random.chance(0.4)) continue;
    const [step, most] = PRODUCT_STEPS[productId];
    const least = productId === 'boxed' ? 2 : 1;
    lines = [...lines, { productId, quantity: step * random.between(least, most) }];
    steps.push(lines);
  }
  return steps;
}

async function saveDraft(desk: Desk, customerId: string, deliveryDate: string, lines: StoredLine[]): Promise<boolean> {
  const { host, window, ledger } = desk;
  const key = draftKey(customerId, deliveryDate);
  const baseRevision = ledger.drafts.get(key)?.revision ?? 0;
  const input = { customerId, deliveryDate, baseRevision, lines, note: '' };
  const { data, error } = await host.ask(window, 'orders.saveDraft', input);
  if (error) {
    if (error.code !== 'refused') throw new Error(`a draft was not saved: ${JSON.stringify(error)}`);
    ledger.counts.refusals += 1;
    return false;
  }
  const { revision } = data as { revision: number };
  if (revision !== baseRevision + 1) throw new Error(`revision ${revision} after ${baseRevision}`);
  ledger.drafts.set(key, { revision, lines });
  ledger.counts.draftSaves += 1;
  return true;
}

interface Accepted {
  readonly orderId: string;
  readonly version: number;
}

async function submitDraft(
  desk: Desk,
  customerId: string,
  deliveryDate: string,
  lines: readonly StoredLine[],
): Promise<boolean> {
  const { ledger, random } = desk;
  const key = draftKey(customerId, deliveryDate);
  const target = random.chance(0.2) ? openOrder(desk, customerId) : undefined;
  const input = {
    customerId,
    deliveryDate,
    lines: priced(lines),
    note: '',
    draftRevision: ledger.drafts.get(key)?.revision ?? null,
    ...(target ? { addToOrderId: target.id } : {}),
  };
  const accepted = await command<Accepted>(desk, 'orders.submit', input);
  if (!accepted) return false;
  ledger.drafts.delete(key);
  ledger.orders.set(accepted.orderId, {
    id: accepted.orderId,
    customerId,
    deliveryDate,
    version: accepted.version,
    state: 'submitted',
    lines: target ? addLines(target.lines, lines) : lines,
  });
  ledger.counts.ordersAcknowledged += 1;
  return true;
}

async function discardDraft(desk: Desk, customerId: string, deliveryDate: string): Promise<void> {
  const { ledger, host, window } = desk;
  const key = draftKey(customerId, deliveryDate);
  const form = await host.ask(window, 'orders.form', { customerId, deliveryDate });
  const { draft: here, otherDrafts } = form.data as Pick<OrderForm, 'draft' | 'otherDrafts'>;
  // Its cut-off may have passed: then the form is of the next delivery.
  const draft = [here, ...otherDrafts].find((each) => each?.deliveryDate === deliveryDate);
  if (!draft) throw new Error('the draft is in no form');
  if (!(await command(desk, 'orders.discardDraft', { draftId: draft.draftId, revision: draft.revision }))) return;
  ledger.drafts.delete(key);
  ledger.counts.draftsDiscarded += 1;
}

async function changeOrder(desk: Desk, order: KnownOrder): Promise<void> {
  const { ledger, random } = desk;
  const lines = keystrokes(random).at(-1) ?? [];
  const { id: orderId, version } = order;
  const input = { orderId, version, lines: priced(lines), reason: 'typed anew' };
  const accepted = await command<Accepted>(desk, 'orders.change', input);
  if (!accepted) return;
  ledger.orders.set(orderId, { ...order, version: accepted.version, lines });
  ledger.counts.changes += 1;
}

async function cancelOrder(desk: Desk, order: KnownOrder): Promise<void> {
  const { ledger } = desk;
  const { id: orderId, version } = order;
  const accepted = await command<Accepted>(desk, 'orders.cancel', { orderId, version, reason: 'called off' });
  if (!accepted) return;
  ledger.orders.set(orderId, { ...order, version: accepted.version, state: 'cancelled' });
  ledger.counts.cancellations += 1;
}

/** An order of this desk that may still be changed. */
function openOrder(desk: Desk, customerId: string | null = null): KnownOrder | undefined {
  const deliveryDate = desk.deliveryDate();
  const open = [...desk.ledger.orders.values()].filter(
    (order) =>
      order.state === 'submitted' &&
      order.deliveryDate === deliveryDate &&
      (customerId === null ? desk.customers.includes(order.customerId) : order.customerId === customerId),
  );
  return open.length === 0 ? undefined : desk.random.pick(open);
}

function priced(lines: readonly StoredLine[]) {
  return lines.map((line) => ({ ...line, priceMinor: PRICES[line.productId as Product] }));
}
