import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inTransaction, openMigrated, type WritableDB } from '../../db/connection.ts';
import {
  type FaultWeek,
  faultCustomer,
  faultWeek,
  seedFaultCenter,
  seedFaultWeek,
} from '../../db/testing/seed-fault-center.ts';
import { storedCommands } from '../../db/testing/stored-orders.ts';
import { newToken, startSession } from '../../electron/backend/auth/start-session.ts';
import { DATABASE_FILE } from '../../electron/backend/backend.ts';
import type { HandOverOutput } from '../../shared/contract/hand-overs.ts';
import { randomFrom } from '../sample/random.ts';
import { workSeat } from './caller.ts';
import { checkInHand, checkStored } from './check-stored.ts';
import { type Asked, FaultHost, type FaultWindow, killWhileStarting } from './fault-host.ts';
import { type Importer, workImports } from './importer.ts';
import { createLedger, type FaultCounts } from './ledger.ts';
import { command, type Desk, workDesk } from './order-desk.ts';

export interface FaultOptions {
  /** An empty folder. */
  readonly dataDir: string;
  readonly seed: string;
  /** Orders in a file of imported history. */
  readonly historyOrders: number;
  /** Customers that each file of customers changes, more than are written at one go; 0: no such files. */
  readonly customerRows: number;
  /** Share of lives that last long. */
  readonly longLives: number;
  /** Whether the next life begins; asked before each. */
  goesOn(kills: number): boolean;
  onKill?(counts: FaultCounts): void;
}

export interface FaultReport {
  readonly counts: FaultCounts;
  /** Sentences; empty: nothing was lost, doubled or left by half. */
  readonly found: readonly string[];
}

const CUSTOMERS = 24;
const DESKS = ['op1', 'op2', 'op3'];
const CALLER = 'op4';
/** Answers in a life before it is killed; in a long one an import comes to its end. */
const ANSWERS = { least: 5, most: 80, long: 500 };
/** Lives of a week before its orders are handed over. */
const LIVES_A_WEEK = 5;
/** Added between lives, so that the clock of the next one is never behind. */
const BETWEEN_LIVES_MS = 2_000;

/**
 * Several windows type, submit, change and cancel orders, take calls, import and hand over, while the program is killed
 * again and again at random moments; after each kill what is stored is compared with what was acknowledged. Ends at the
 * first difference. Random choices come from the seed; which request a kill meets does not.
 */
export async function runFaults(options: FaultOptions): Promise<FaultReport> {
  const { dataDir, seed, historyOrders, customerRows } = options;
  const random = randomFrom(`faults ${seed}`);
  const ledger = createLedger();
  const { counts } = ledger;
  const host = new FaultHost(dataDir);
  const open = () => openMigrated(join(dataDir, DATABASE_FILE));
  const customers = Array.from({ length: CUSTOMERS }, (_, at) => faultCustomer(at + 1));
  const ofDesk = (at: number) => customers.filter((_, index) => index % (DESKS.length + 1) === at);
  const called = ofDesk(DESKS.length);
  let week: FaultWeek = faultWeek(0);
  let clockMs = week.cutoffAtMs - 8 * 3_600_000;
  let isOver = false;

  const windows = new Map(
    [...DESKS, CALLER, 'lead', 'boss'].map((login) => [login, { login, windowId: `window-${login}`, token: '' }]),
  );
  const windowOf = (login: string) => windows.get(login) as FaultWindow;
  const desk = (login: string, at: number): Desk => ({
    host,
    window: windowOf(login),
    random: randomFrom(`${login} ${seed}`),
    ledger,
    customers: ofDesk(at),
    deliveryDate: () => week.deliveryDate,
  });
  const importer: Importer = {
    host,
    window: windowOf('boss'),
    random: randomFrom(`boss ${seed}`),
    ledger,
    historyOrders,
    customerRows,
    week: () => week,
    onItsWay: { kind: null },
  };

  /** While the program is dead. */
  function write(work: (tx: WritableDB) => void): void {
    const db = open();
    inTransaction(db, work);
    db.raw.close();
  }

  function beginWeek(tx: WritableDB): void {
    seedFaultWeek(tx, week, ledger.imported.quotas, called);
    for (const window of windows.values()) {
      window.token = newToken();
      startSession(tx, window.token, window.login, clockMs);
    }
  }

  /** Compares, and says which of the unanswered commands were done. */
  function compare(unanswered: readonly Asked[]): { found: string[]; done: ReadonlySet<string> } {
    const db = open();
    try {
      const { kind: importing } = importer.onItsWay;
      const found = checkStored(db, { ledger, unanswered, week, importing, historyOrders, customerRows });
      const stored = storedCommands(db);
      const ids = unanswered.flatMap(({ commandId }) => commandId ?? []);
      const done = new Set(ids.filter((id) => stored.has(id)));
      counts.unansweredDone += done.size;
      counts.unansweredNotDone += ids.length - done.size;
      return { found, done };
    } finally {
      db.raw.close();
    }
  }

  async function handOver(): Promise<void> {
    const input = { routeId: 'route', deliveryDate: week.deliveryDate };
    const result = await command<HandOverOutput>({ host, window: windowOf('lead'), ledger }, 'orders.handOver', input);
    if (!result) return;
    ledger.handOvers.set(result.handOverId, result.sha256);
    counts.handOvers += 1;
  }

  write((tx) => {
    seedFaultCenter(tx, CUSTOMERS);
    beginWeek(tx);
  });

  const troubles: unknown[] = [];
  const noteTrouble = (work: Promise<void>) => work.catch((error: unknown) => void troubles.push(error));
  const work = [
    ...DESKS.map((login, at) => workDesk(desk(login, at), () => isOver)),
    workSeat(desk(CALLER, DESKS.length), () => isOver),
    workImports(importer, () => isOver),
  ].map(noteTrouble);

  let found: string[] = [];
  let done: ReadonlySet<string> = new Set();
  let handing: Promise<void> | null = null;
  for (let life = 0; found.length === 0 && troubles.length === 0 && options.goesOn(counts.kills); life += 1) {
    if (random.chance(0.1)) {
      await killWhileStarting(host.spawn(clockMs), random.between(0, 400));
      counts.killedWhileStarting += 1;
    }
    const startedMs = performance.now();
    await host.start(clockMs);
    found = await checkInHand({ host, window: windowOf(CALLER), ledger }, done);
    if (found.length > 0) break;
    host.open();
    const isLong = random.chance(options.longLives);
    const answers = isLong ? random.between(ANSWERS.most, ANSWERS.long) : random.between(ANSWERS.least, ANSWERS.most);
    await Promise.race([host.answered(answers), sleep(20_000, undefined, { ref: false })]);
    const isLast = life % LIVES_A_WEEK === LIVES_A_WEEK - 1;
    let isJump = isLast;
    if (isLast) {
      await host.setClock(week.cutoffAtMs + 1000);
      handing = noteTrouble(handOver());
      // Half of the kills meet the hand-over itself, the others what comes after it.
      if (random.chance(0.5)) await handing;
    }
    if (random.chance(0.6)) host.waitForWrite(random.between(0, 1500) / 1000);
    else await sleep(random.between(0, 4));
    await host.kill();
    counts.kills += 1;
    const unanswered = [...host.asked.values()];
    ({ found, done } = compare(unanswered));
    clockMs = isLast ? week.cutoffAtMs + 60_000 : clockMs + Math.ceil(performance.now() - startedMs) + BETWEEN_LIVES_MS;
    options.onKill?.(counts);
    // The week ends once its hand-over has been answered, which may take another life.
    if (handing && !host.asked.has('lead')) {
      handing = null;
      isJump = true;
      week = faultWeek(week.number + 1);
      clockMs = week.cutoffAtMs - 8 * 3_600_000;
      write(beginWeek);
    }
    // Hours have passed at a stroke, and the lease of the call with them.
    if (isJump) ledger.inHand = null;
  }

  isOver = true;
  if (troubles.length === 0 && found.length === 0) {
    await host.start(clockMs);
    host.open();
    await Promise.race([Promise.all([...work, handing]), sleep(30_000, undefined, { ref: false })]);
    await host.kill();
    ({ found } = compare([...host.asked.values()]));
  } else {
    await host.kill();
  }
  return { counts, found: [...found, ...troubles.map((trouble) => String(trouble))] };
}
