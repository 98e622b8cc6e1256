import { checkLiveChain } from '../../db/audit-chain.ts';
import type { ReadableDB } from '../../db/connection.ts';
import { checkDatabase } from '../../db/maintenance/integrity.ts';
import { type FaultWeek, quotaOf, SUPPLY_FLOAT, stockOf } from '../../db/testing/seed-fault-center.ts';
import {
  countedSums,
  handOverFiles,
  importedContacts,
  importedOrders,
  importedStock,
  keptSums,
  quotasFrom,
  type StoredLine,
  type StoredOrder,
  storedCommands,
  storedDrafts,
  storedOrders,
  storedVersions,
  unevenOutbox,
  usedUp,
} from '../../db/testing/stored-orders.ts';
import type { InHand } from '../../shared/contract/calls.ts';
import type { Asked } from './fault-host.ts';
import { contactOf, type FaultImport, historyPrefix } from './importer.ts';
import { draftKey, type KnownOrder, type Ledger } from './ledger.ts';
import type { Desk } from './order-desk.ts';

export interface Moment {
  readonly ledger: Ledger;
  /** What was asked and not answered when the host was killed. */
  readonly unanswered: readonly Asked[];
  readonly week: FaultWeek;
  readonly importing: FaultImport | null;
  readonly historyOrders: number;
  readonly customerRows: number;
}

/**
 * Everything that is stored after a kill against everything that was acknowledged before it; one sentence a difference.
 * What was asked and not answered may have been done or not, but never by half and never twice.
 */
export function checkStored(db: ReadableDB, moment: Moment): string[] {
  return [
    ...[...checkDatabase(db), ...checkLiveChain(db).findings]
      // The center has no administrator, and nobody asks it for one.
      .filter(({ key }) => key !== 'no-administrator')
      .map(({ key, params }) => `${key} ${JSON.stringify(params)}`),
    ...checkOrders(db, moment),
    ...checkDrafts(db, moment),
    ...checkSums(db, moment),
    ...checkImports(db, moment),
    ...checkHandOvers(db, moment),
  ];
}

/** The caller's call in hand is what was acknowledged, unless the step that was under way was `done`. */
export async function checkInHand(
  { host, window, ledger }: Pick<Desk, 'host' | 'window' | 'ledger'>,
  done: ReadonlySet<string>,
): Promise<string[]> {
  const { data } = await host.look(window, 'calls.inHand', {});
  // As the window does every half minute: else the lease runs out on a slow machine, and the call is anybody's.
  await host.look(window, 'seats.keep', {});
  const asked = host.asked.get(window.login);
  if ((asked?.commandId && done.has(asked.commandId)) || !ledger.inHand) return [];
  const { task, call } = data as InHand;
  const { taskId, callId } = ledger.inHand;
  const isFound = (call?.id ?? null) === callId && (taskId === null || task?.taskId === taskId);
  const instead = `${call?.id ?? null} of ${task?.taskId ?? null}`;
  return isFound ? [] : [`the call in hand ${callId} of ${taskId} is not found again, but ${instead}`];
}

function checkOrders(db: ReadableDB, { ledger, unanswered }: Moment): string[] {
  const found: string[] = [];
  const orders = storedOrders(db);
  const versions = storedVersions(db);
  const commands = storedCommands(db);
  for (const [id, { procedure, result }] of ledger.commands) {
    const stored = commands.get(id);
    if (!stored) found.push(`lost: the command ${procedure} ${id} was acknowledged`);
    else if (JSON.stringify(named(stored.result)) !== JSON.stringify(named(result))) {
      found.push(`the stored result of ${procedure} ${id} is another than the acknowledged one`);
    }
  }
  for (const known of ledger.orders.values()) {
    found.push(...checkOrder(known, orders.get(known.id), versions, unanswered));
  }
  // One order for one command that takes a new one: none twice, none without its command, none by a stranger.
  const taken = new Set<string>();
  for (const [id, { procedure, result }] of commands) {
    if (procedure !== 'orders.submit') continue;
    const { orderId, version } = result as { orderId: string; version: number };
    if (version === 1 && taken.has(orderId)) found.push(`doubled: order ${orderId} by two commands`);
    taken.add(orderId);
    const isKnown = ledger.commands.has(id) || unanswered.some((asked) => asked.commandId === id);
    if (!isKnown) found.push(`order ${orderId} was asked for by nobody`);
  }
  for (const { id, number, lines, version } of orders.values()) {
    if (!taken.has(id)) found.push(`doubled: order ${number} without a command`);
    if (!sameLines(versions.get(`${id} ${version}`), lines)) found.push(`order ${number} differs from its version`);
  }
  const uneven = unevenOutbox(db);
  if (uneven > 0) found.push(`${uneven} commands and outbox rows do not match`);
  return found;
}

function checkOrder(
  known: KnownOrder,
  stored: StoredOrder | undefined,
  versions: ReadonlyMap<string, readonly StoredLine[]>,
  unanswered: readonly Asked[],
): string[] {
  if (!stored) return [`lost: the order ${known.id} was acknowledged`];
  const name = `order ${stored.number}`;
  const found: string[] = [];
  if (!sameLines(versions.get(`${known.id} ${known.version}`), known.lines)) {
    found.push(`${name} has other lines than were acknowledged`);
  }
  const frozen = stored.state === 'handed-over' ? 1 : 0;
  const isUnderWay = unanswered.some(({ input }) => {
    const { orderId, addToOrderId } = input as { orderId?: string; addToOrderId?: string };
    return orderId === known.id || addToOrderId === known.id;
  });
  const ahead = stored.version - frozen - known.version;
  if (ahead !== 0 && !(ahead === 1 && isUnderWay))
    found.push(`${name} is version ${stored.version}, acknowledged ${known.version}`);
  if (ahead === 0 && frozen === 0 && stored.state !== known.state)
    found.push(`${name} is ${stored.state}, acknowledged ${known.state}`);
  return found;
}

function checkDrafts(db: ReadableDB, { ledger, unanswered }: Moment): string[] {
  const found: string[] = [];
  const drafts = storedDrafts(db);
  const pending = new Map<string, Asked>();
  for (const asked of unanswered) {
    const { customerId, deliveryDate } = asked.input as { customerId?: string; deliveryDate?: string };
    if (customerId && deliveryDate) pending.set(draftKey(customerId, deliveryDate), asked);
  }
  const isDiscarding = unanswered.some(({ procedure }) => procedure === 'orders.discardDraft');
  for (const [key, known] of ledger.drafts) {
    const stored = drafts.get(key);
    const asked = pending.get(key);
    if (!stored) {
      if (asked?.procedure !== 'orders.submit' && !isDiscarding)
        found.push(`lost: the draft ${key} at revision ${known.revision}`);
      continue;
    }
    const sent = asked?.procedure === 'orders.saveDraft' ? (asked.input as { lines: StoredLine[] }).lines : null;
    const isKept = stored.revision === known.revision && sameLines(stored.lines, known.lines);
    const isNewer = sent !== null && stored.revision === known.revision + 1 && sameLines(stored.lines, sent);
    if (!isKept && !isNewer)
      found.push(`the draft ${key} is revision ${stored.revision}, acknowledged ${known.revision}`);
  }
  for (const key of drafts.keys()) {
    if (!ledger.drafts.has(key) && pending.get(key)?.procedure !== 'orders.saveDraft')
      found.push(`a draft ${key} of nobody`);
  }
  return found;
}

function checkSums(db: ReadableDB, { ledger, week, importing }: Moment): string[] {
  const found: string[] = [];
  const kept = keptSums(db);
  const counted = countedSums(db);
  for (const key of new Set([...kept.keys(), ...counted.keys()])) {
    if (kept.get(key) !== counted.get(key)) {
      found.push(`used of ${key}: kept ${kept.get(key) ?? 0}, by the orders ${counted.get(key) ?? 0}`);
    }
  }
  const { supply, classTotal } = quotaOf(ledger.imported.quotas + (importing === 'quotas' ? 1 : 0));
  const used = usedUp(db, 'quota', week.from, week.to);
  const most = Math.floor(supply * (1 + SUPPLY_FLOAT / 100));
  if (used.supply > most) found.push(`overrun: ${used.supply} of a supply of ${most}`);
  if (used.mostByCustomer > classTotal) found.push(`overrun: ${used.mostByCustomer} of a class total of ${classTotal}`);
  if (used.mostOfProduct > 20) found.push(`overrun: ${used.mostOfProduct} of 20 a customer`);
  for (const [productId, stock] of importedStock(db)) {
    const taken = kept.get(productId) ?? 0;
    if (taken > stock) found.push(`overrun: ${taken} of a stock of ${stock} ${productId}`);
  }
  return found;
}

/** A file is stored wholly or not at all. */
function checkImports(db: ReadableDB, { ledger, week, importing, historyOrders, customerRows }: Moment): string[] {
  const { imported } = ledger;
  const newest = (kind: FaultImport) => (importing === kind ? [imported[kind], imported[kind] + 1] : [imported[kind]]);
  const found: string[] = [];
  const stock = importedStock(db);
  const isStock = newest('stock').some((file) => {
    const { stocked, plain } = stockOf(file);
    return stock.get('stocked') === stocked && stock.get('plain') === plain;
  });
  if (!isStock) found.push(`the stock is of no file: ${JSON.stringify([...stock])}`);
  const quotas = quotasFrom(db, week.from);
  const isQuota = newest('quotas').some((file) => {
    const { supply, classTotal } = quotaOf(file);
    return quotas.get('product-supply') === supply && quotas.get('class-total') === classTotal;
  });
  if (!isQuota) found.push(`the quotas are of no file: ${JSON.stringify([...quotas])}`);
  // What is taken over and not written yet counts: it goes on at the next start.
  const contacts = importedContacts(db);
  const isContacts = newest('customers').some((file) =>
    file === 0 ? contacts.size === 0 : contacts.size === 1 && contacts.get(contactOf(file)) === customerRows,
  );
  if (!isContacts) found.push(`the customers are of no file: ${JSON.stringify([...contacts])}`);
  for (let file = 1; file <= imported.orders + 1; file += 1) {
    const count = importedOrders(db, historyPrefix(file));
    const isWhole = count === historyOrders;
    if (!isWhole && (count > 0 || file <= imported.orders))
      found.push(`${count} of ${historyOrders} orders of file ${file}`);
  }
  return found;
}

function checkHandOvers(db: ReadableDB, { ledger }: Moment): string[] {
  const files = handOverFiles(db);
  const changed = [...files]
    .filter(([, { sha256, actual }]) => sha256 !== actual)
    .map(([id]) => `hand-over ${id} differs from its hash`);
  const lost = [...ledger.handOvers]
    .filter(([id, sha256]) => files.get(id)?.sha256 !== sha256)
    .map(([id]) => `lost: hand-over ${id}`);
  return [...changed, ...lost];
}

/** What names the result of a command on both sides of the border, where the rest is rounded or left out. */
function named(result: unknown): unknown {
  const { orderId, number, version, handOverId, sha256 } = (result ?? {}) as Record<string, unknown>;
  return { orderId, number, version, handOverId, sha256 };
}

function sameLines(a: readonly StoredLine[] | undefined, b: readonly StoredLine[]): boolean {
  const sorted = (lines: readonly StoredLine[]) =>
    lines
      .map(({ productId, quantity }) => `${productId} ${quantity}`)
      .sort()
      .join();
  return a !== undefined && sorted(a) === sorted(b);
}
