import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium } from 'playwright';
import { CHROMIUM_SWITCHES, findChromium } from '../find-chromium.ts';
import { type Bench, percentiles } from './bench.ts';
import { printedAddress } from './printed-address.ts';

const TURNS = 7;
const DIST = fileURLToPath(new URL('../../dist/main/', import.meta.url));
const BARE_PAGE = `<!doctype html><title>bare</title><input autocomplete="username">`;
const BARE_HOST = `
  const server = require('node:http').createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(${JSON.stringify(BARE_PAGE)}));
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port + '/'));`;

/**
 * From the start of the host to a sign-in field that can be typed in, in a browser that runs already.
 * Reference: a bare node:http server that serves one input field, started and opened in the same way.
 */
export const bench: Bench = async ({ folder, line, say }) => {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium on this machine');
  const dataDir = join(folder, 'data');
  const made = spawnSync(process.execPath, [join(DIST, 'cli.js'), 'init', '--admin', 'bench', '--data-dir', dataDir], {
    input: 'a-long-pass-phrase\n',
  });
  if (made.status !== 0) throw new Error(made.stderr.toString());
  const browser = await chromium.launch({
    executablePath,
    args: [...CHROMIUM_SWITCHES],
  });
  try {
    const ours: Start[] = [];
    const bare: Start[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      say(`turn ${turn + 1} of ${TURNS}`);
      const context = await browser.newContext();
      const serve = [join(DIST, 'serve.js'), '--data-dir', dataDir, '--port', '0', '--no-open'];
      ours.push(await start(context, serve));
      bare.push(await start(context, ['-e', BARE_HOST]));
      await context.close();
    }
    const total = percentiles(ours.map(({ readyMs }) => readyMs));
    const reference = percentiles(bare.map(({ readyMs }) => readyMs));
    const host = percentiles(ours.map(({ listeningMs }) => listeningMs));
    return [
      line({
        name: 'start: host to sign-in field',
        size: TURNS,
        ...pick(total),
        reference: 'bare http server with one field',
        ratio: total.p50Ms / reference.p50Ms,
        hostListeningMs: Math.round(host.p50Ms),
      }),
    ];
  } finally {
    await browser.close();
  }
};

const pick = ({ p50Ms, p95Ms, p99Ms }: ReturnType<typeof percentiles>) => ({ p50Ms, p95Ms, p99Ms });

interface Start {
  readonly listeningMs: number;
  readonly readyMs: number;
}

async function start(context: BrowserContext, args: readonly string[]): Promise<Start> {
  const page = await context.newPage();
  const startedMs = performance.now();
  const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await printedAddress(host);
    const listeningMs = performance.now() - startedMs;
    await page.goto(address, { waitUntil: 'commit' });
    await page.locator('input[autocomplete="username"]').focus();
    return { listeningMs, readyMs: performance.now() - startedMs };
  } finally {
    await page.close();
    host.kill('SIGTERM');
    if (host.exitCode === null) await once(host, 'exit');
  }
}
