import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { openDatabase, openMigrated } from '../../db/connection.ts';
import { seedId } from '../../db/testing/seed-calls.ts';
import { seedLiveDay } from '../../db/testing/seed-live-day.ts';
import { findSessionActor, hashToken } from '../../electron/backend/auth/find-session-actor.ts';
import { startSession } from '../../electron/backend/auth/start-session.ts';
import { DATABASE_FILE } from '../../electron/backend/backend.ts';
import { createLiveSource } from '../../electron/backend/supervision/live-source.ts';
import { showLive } from '../../electron/backend/supervision/show-live.ts';
import { CHROMIUM_SWITCHES, findChromium } from '../find-chromium.ts';
import { type Bench, measure, percentiles } from './bench.ts';
import { printedAddress } from './printed-address.ts';
import { type SeatLoad, startSeatLoad } from './seat-load.ts';

const SEATS = 200;
const TASKS = 20_000;
const DATE = '2026-11-24';
const NOW_MS = Date.parse(`${DATE}T13:00:00+08:00`);
const CHANGES_A_MINUTE = 1000;
/** Leads that look meanwhile, beside the one whose screen is watched. */
const OTHER_LEADS = 4;
const LOOKS = 60;
const SHOWN = 25;
const REQUESTS = 80;
const DIST = fileURLToPath(new URL('../../dist/main/', import.meta.url));
const BOSS = 'token-of-the-boss';
const tokenOf = (seat: number) => `token-of-seat-${seat}`;

/**
 * The live page of 200 seats and 20,000 calls while 1,000 changes a minute come in and five people look: how long one look
 * takes in its thread, from a seat's key until the lead's screen shows it in a real Chromium, and what a seat's own requests
 * notice of it. References: the pace at which a page asks, the second that the product allows, the same with nobody looking.
 */
export const bench: Bench = async ({ folder, line, say }) => {
  const file = join(folder, DATABASE_FILE);
  say(`making a day of ${SEATS} seats and ${TASKS.toLocaleString('en')} calls`);
  makeDay(file);
  const looks = await lookAlone(file);
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium on this machine');
  const host = spawn(
    process.execPath,
    [join(DIST, 'serve.js'), '--data-dir', folder, '--port', '0', '--no-open', '--test-clock', String(NOW_MS)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_SWITCHES] });
  let load: SeatLoad | null = null;
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 625 }, locale: 'zh-CN' });
    await page.goto(await printedAddress(host));
    const [cookie] = await page.context().cookies();
    // The last seat is the one that is watched.
    load = await startSeatLoad({
      origin: new URL(page.url()).origin,
      cookie: `${cookie?.name}=${cookie?.value}`,
      tokens: range(SEATS - 1).map(tokenOf),
      everyMs: 60_000 / CHANGES_A_MINUTE,
    });
    say('seats at work, nobody looking');
    const alone = await load.requestsMs(tokenOf(0), REQUESTS);
    await openLive(page);
    const others = range(OTHER_LEADS).map(() => load?.look(BOSS, 400));
    say('five people looking');
    const busy = await load.requestsMs(tokenOf(0), REQUESTS);
    const shown = await watch(page, load);
    for (const stop of others) stop?.();
    const [quiet, { totalMs: _all, ...noticed }, { totalMs: _shown, ...seen }] = [
      percentiles(alone),
      percentiles(busy),
      percentiles(shown.ms),
    ];
    const { changes, refused } = load.counts();
    return [
      line({
        name: 'live: one look, in its thread',
        size: TASKS,
        ...looks,
        reference: 'a page asks every 400 ms',
        ratio: looks.p95Ms / 400,
      }),
      line({
        name: 'live: from a seat’s key to the lead’s screen',
        size: SEATS,
        ...seen,
        reference: '1 s',
        ratio: seen.p95Ms / 1000,
        'changes meanwhile': changes,
        refused,
        'focus and scroll kept': shown.kept ? 'yes' : 'no',
      }),
      line({
        name: 'live: a seat’s own request meanwhile',
        size: SEATS,
        ...noticed,
        reference: `nobody looking, p50 ${quiet.p50Ms.toFixed(1)} p99 ${quiet.p99Ms.toFixed(1)} ms`,
        ratio: noticed.p50Ms / quiet.p50Ms,
      }),
    ];
  } finally {
    await load?.stop();
    await browser.close();
    host.kill('SIGTERM');
    if (host.exitCode === null) await once(host as ChildProcess, 'exit');
  }
};

const range = (count: number) => Array.from({ length: count }, (_, at) => at);

function makeDay(file: string): void {
  const db = openMigrated(file);
  db.raw.pragma('synchronous = OFF');
  db.raw.transaction(() => {
    const { operatorIds } = seedLiveDay(db, { date: DATE, nowMs: NOW_MS, seats: SEATS, tasks: TASKS });
    // Nobody holds a call yet: the seats begin by becoming ready.
    db.raw.exec(
      `UPDATE call_task SET state = 'open', lease_operator_id = NULL, lease_until_ms = NULL WHERE state = 'held'`,
    );
    db.raw.exec(`INSERT INTO operator (id, login, name, password_hash, created_at_ms) VALUES ('boss', 'boss', 'Boss', '', 0);
      INSERT INTO operator_role (operator_id, role) VALUES ('boss', 'supervisor')`);
    startSession(db, BOSS, 'boss', NOW_MS);
    db.raw.exec(`INSERT INTO seat_state_change (id, operator_id, state, at_ms)
      SELECT 'out-' || id, id, 'signed-out', ${NOW_MS - 1000} FROM operator WHERE id <> 'boss'`);
    for (const [at, operatorId] of operatorIds.entries()) startSession(db, tokenOf(at), operatorId, NOW_MS);
  })();
  db.raw.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.raw.close();
}

/** The query itself, each time after something has changed. */
async function lookAlone(file: string) {
  const db = openDatabase(file);
  const actor = findSessionActor(db, hashToken(BOSS), NOW_MS);
  if (!actor) throw new Error('the boss has no session');
  const source = createLiveSource(db);
  const change = db.raw.prepare(`UPDATE call_task SET attempts = attempts + 1 WHERE id = ?`);
  const looks = await measure(
    LOOKS,
    (turn) => {
      change.run(`task-${TASKS - 1 - turn}`);
      const nowMs = NOW_MS + turn * 400;
      return showLive(db, { actor, nowMs, sessionHash: null, windowId: null }, source.facts(nowMs));
    },
    5,
  );
  db.raw.close();
  return { p50Ms: looks.p50Ms, p95Ms: looks.p95Ms, p99Ms: looks.p99Ms };
}

async function openLive(page: Page): Promise<void> {
  await page.evaluate((token) => sessionStorage.setItem('orderline.session', token), BOSS);
  await page.goto(new URL('/supervision', page.url()).href);
  await page
    .locator('.live-main tr[data-seat]')
    .nth(SEATS - 1)
    .waitFor();
}

/** A seat's state is changed, and the screen is watched until it says so. */
async function watch(page: Page, load: SeatLoad): Promise<{ ms: number[]; kept: boolean }> {
  const seat = page.locator(`.live-main tr[data-seat="${seedId('c2', SEATS - 1)}"]`);
  const place = await page.locator('.live').evaluate((live) => {
    live.scrollTop = 2000;
    document
      .querySelector<HTMLElement>('.live-main tr[data-seat]:nth-last-child(20) button, .live-main button')
      ?.focus();
    document.activeElement?.setAttribute('data-watched', '');
    return live.scrollTop;
  });
  const ms: number[] = [];
  for (let at = 0; at < SHOWN; at += 1) {
    const word = at % 2 === 0 ? '就绪' : '小休';
    const seen = seat.evaluate(
      (row, text) =>
        new Promise<number>((resolve) => {
          const until = Date.now() + 10_000;
          const look = () => {
            const isShown = row.textContent?.includes(text) || Date.now() > until;
            requestAnimationFrame(isShown ? () => resolve(Date.now()) : look);
          };
          look();
        }),
      word,
    );
    const startedMs = Date.now();
    // What is refused is told below; the look then has nobody who waits for it.
    seen.catch(() => undefined);
    await load.step(
      tokenOf(SEATS - 1),
      at % 2 === 0 ? 'seats.ready' : 'seats.pause',
      at % 2 === 0 ? {} : { reason: 'meal' },
    );
    ms.push((await seen) - startedMs);
    await sleep(100 + ((at * 137) % 400));
  }
  const kept = await page.locator('.live').evaluate((live, top) => {
    return live.scrollTop === top && document.activeElement?.hasAttribute('data-watched') === true;
  }, place);
  return { ms, kept };
}
