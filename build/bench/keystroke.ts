import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { openDatabase } from '../../db/connection.ts';
import { DATABASE_FILE } from '../../electron/backend/backend.ts';
import { CHROMIUM_SWITCHES, findChromium } from '../find-chromium.ts';
import { type Bench, percentiles } from './bench.ts';
import { printedAddress } from './printed-address.ts';

const CUSTOMERS = 40;
const PRODUCTS = 5000;
const LINES = 300;
const TODAY = '2026-11-23';
const NOW_MS = Date.parse(`${TODAY}T09:00:00+08:00`);
const BLOCKS = 5;
/** A fast typist's distance between two keys. */
const APART_MS = 60;
const DIST = fileURLToPath(new URL('../../dist/main/', import.meta.url));

/** Two characters of a brand, one of a kind: 5,000 names, each with several matches for its initials. */
const BRAND = [...'望川青屿雁回长亭鹿鸣岭秀乐棠石门沐春潮平澄观晚渡重庆云海金山银河玉泉'];
const SEARCHES = ['wc', 'cz', 'yqs', 'jin', '望川', 'lt', '4321', 'hx', '重', 'qyc'];

/**
 * From a key to its picture on the screen, in a real Chromium: quantities typed into a form of 300 lines, and products
 * looked for among 5,000, with everything that goes with it (checks, saves, the search's answer). Reference: a page with
 * one bare input field, in the same browser, in turn with ours.
 */
export const bench: Bench = async ({ folder, line, say }) => {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium on this machine');
  const dataDir = join(folder, 'data');
  say(`making ${PRODUCTS.toLocaleString('en')} products and forms of ${LINES} lines`);
  makeCenter(folder, dataDir);
  const host = spawn(
    process.execPath,
    [join(DIST, 'serve.js'), '--data-dir', dataDir, '--port', '0', '--no-open', '--test-clock', String(NOW_MS)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_SWITCHES] });
  try {
    const page = await openForm(browser, host);
    const bare = await openBare(browser);
    const grid: number[] = [];
    const search: number[] = [];
    const listed: number[] = [];
    const reference: number[] = [];
    // The first block warms up and is thrown away, as everywhere.
    for (let block = 0; block <= BLOCKS; block += 1) {
      say(block === 0 ? 'warming up' : `block ${block} of ${BLOCKS}`);
      if (block === 1) for (const samples of [grid, search, listed, reference]) samples.length = 0;
      await page.bringToFront();
      grid.push(...(await typeQuantities(page)).painted);
      const found = await typeSearches(page);
      search.push(...found.painted);
      listed.push(...found.listed);
      await bare.bringToFront();
      reference.push(...(await typeBare(bare)).painted);
    }
    const empty = percentiles(reference);
    const of = `bare field, p50 ${Math.round(empty.p50Ms)} p95 ${Math.round(empty.p95Ms)} ms; budget of 50 ms at p95`;
    const row = (name: string, size: number, samplesMs: readonly number[]) => {
      const { p50Ms, p95Ms, p99Ms } = percentiles(samplesMs);
      const more = { keys: samplesMs.length, 'of budget': (p95Ms / 50).toFixed(2) };
      return line({
        name: `keystroke: ${name}`,
        size,
        p50Ms,
        p95Ms,
        p99Ms,
        reference: of,
        ratio: p95Ms / empty.p95Ms,
        ...more,
      });
    };
    return [
      row('order grid', LINES, grid),
      row('product search, the text', PRODUCTS, search),
      row('product search, its list', PRODUCTS, listed),
    ];
  } finally {
    await browser.close();
    host.kill('SIGTERM');
    if (host.exitCode === null) await once(host, 'exit');
  }
};

function makeCenter(folder: string, dataDir: string): void {
  const cli = (...args: string[]) => {
    const run = spawnSync(process.execPath, [join(DIST, 'cli.js'), ...args, '--data-dir', dataDir, '--json']);
    if (run.status !== 0) throw new Error(run.stderr.toString());
  };
  cli('sample', '--customers', String(CUSTOMERS), '--today', TODAY, '--weeks', '0');
  const code = (at: number) => `7${String(at).padStart(5, '0')}`;
  const letter = (at: number) => BRAND[at % BRAND.length];
  const products = Array.from({ length: PRODUCTS }, (_, at) => {
    const name = `${letter(at)}${letter(at * 7 + 3)}${letter(Math.floor(at / 40) + 11)}`;
    return `${code(at)},${name}${at},条,${100 + (at % 50)},69${String(1_000_000_000 + at * 37).slice(0, 11)}`;
  });
  const productFile = join(folder, 'products.csv');
  writeFileSync(productFile, `code,name,unit,price,packBarcode\n${products.join('\n')}\n`);
  cli('import', 'products', productFile);
  const database = openDatabase(join(dataDir, DATABASE_FILE), { readonly: true });
  const codes = database.raw.prepare('SELECT code FROM customer').pluck().all() as string[];
  database.raw.close();
  const history = codes.flatMap((customer) =>
    Array.from(
      { length: LINES },
      (_, at) => `H-${customer},${customer},${code(at * 3)},${1 + (at % 9)},2026-11-16,100`,
    ),
  );
  const historyFile = join(folder, 'history.csv');
  writeFileSync(historyFile, `orderNumber,customer,product,quantity,placedAt,price\n${history.join('\n')}\n`);
  cli('import', 'orders', historyFile);
  cli('queue', 'build', '--date', TODAY);
}

async function openForm(browser: Browser, host: ChildProcess): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 625 }, locale: 'zh-CN' });
  await page.goto(await printedAddress(host));
  await page.locator('input[autocomplete="username"]').fill('op01');
  await page.locator('input[autocomplete="current-password"]').fill('orderline-demo');
  await page.keyboard.press('Enter');
  await page.locator('.ws-f2').waitFor();
  await page.keyboard.press('F2');
  await page.locator('.ws-f2', { hasText: '下一户' }).waitFor();
  await page.keyboard.press('F2');
  await page.locator(`input[data-index="${LINES - 1}"]`).waitFor();
  await page.waitForTimeout(500);
  await page.evaluate(watchPaint);
  return page;
}

async function openBare(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 625 } });
  await page.setContent('<!doctype html><title>bare</title><input aria-label="bare"><input>');
  await page.evaluate(watchPaint);
  return page;
}

interface Painted {
  readonly painted: number[];
  /** From a key in the product search until the list of the text as it is then was painted. */
  readonly listed: number[];
}

/** In the page: from the key's own time stamp until the frame after what it changed. */
function watchPaint(): void {
  const times: Painted = { painted: [], listed: [] };
  Object.assign(window, { times });
  let pressedMs = 0;
  const afterPaint = (done: () => void) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(null);
    });
  };
  const changed = (event: Event) => {
    const from = pressedMs;
    if (from === 0) return;
    pressedMs = 0;
    afterPaint(() => times.painted.push(performance.now() - from));
    if (!(event.target instanceof HTMLElement) || event.target.role !== 'combobox') return;
    const look = () => {
      if (document.getElementById('picker-list')?.ariaBusy === 'true') requestAnimationFrame(look);
      else afterPaint(() => times.listed.push(performance.now() - from));
    };
    requestAnimationFrame(look);
  };
  window.addEventListener(
    'keydown',
    (event) => {
      pressedMs = event.timeStamp;
    },
    { capture: true },
  );
  window.addEventListener('input', changed, { capture: true });
  window.addEventListener('focusin', changed, { capture: true });
}

async function taken(page: Page): Promise<Painted> {
  await page.waitForTimeout(400);
  return page.evaluate(() => {
    const { times } = window as unknown as { times: Painted };
    return { painted: times.painted.splice(0), listed: times.listed.splice(0) };
  });
}

async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(APART_MS);
  }
}

async function typeQuantities(page: Page): Promise<Painted> {
  for (let at = 0; at < 25; at += 1) await press(page, [String((at % 9) + 1), String(at % 10), 'Enter']);
  return taken(page);
}

async function typeSearches(page: Page): Promise<Painted> {
  for (const text of SEARCHES) {
    await page.keyboard.press('Shift+F4');
    await page.waitForTimeout(APART_MS);
    await press(
      page,
      [...text].filter((each) => each <= '~'),
    );
    for (const each of [...text].filter((one) => one > '~')) await page.keyboard.insertText(each);
    await page.waitForTimeout(APART_MS);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(APART_MS);
  }
  return taken(page);
}

async function typeBare(page: Page): Promise<Painted> {
  await page.locator('input').first().focus();
  for (let at = 0; at < 25; at += 1) await press(page, [String((at % 9) + 1), String(at % 10), 'Tab']);
  await page.locator('input').first().focus();
  return taken(page);
}
