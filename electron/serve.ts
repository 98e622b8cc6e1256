import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { createBackend } from './backend/backend.ts';
import { parseHostArguments } from './host/arguments.ts';
import { dataDirFor } from './host/data-dir.ts';
import { startLoopbackServer } from './host/loopback-server.ts';
import { VERSION } from './host/version.ts';

const mainDir = dirname(fileURLToPath(import.meta.url));
const args = parseHostArguments(process.argv.slice(2));
const dataDir = dataDirFor(args.dataDir);
mkdirSync(dataDir, { recursive: true });
const testClock =
  args.testClockMs === null ? null : (await import('./host/test-clock.ts')).createTestClock(args.testClockMs);
const backend = createBackend({
  host: 'node',
  dataDir,
  rendererDir: join(mainDir, '../renderer'),
  workerPath: join(mainDir, 'worker.js'),
  version: VERSION,
  clock: testClock ?? { now: () => Date.now() },
  newId: () => v7(),
  log: pino({ level: 'info' }, pino.destination({ dest: join(dataDir, 'orderline.log'), sync: false })),
});
const server = await startLoopbackServer({
  port: args.port,
  publicUrl: args.publicUrl,
  fetch: backend.fetch,
  ...(testClock ? { setClock: testClock.set } : {}),
});
writeFileSync(
  join(dataDir, 'host.json'),
  JSON.stringify({ pid: process.pid, port: server.port, controlSecret: server.controlSecret }),
  { mode: 0o600 },
);
process.stdout.write(`${server.launchAddress('printed')}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await server.close();
    await backend.close();
    process.exit(0);
  });
}
