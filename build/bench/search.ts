import { join } from 'node:path';
import { openDatabase, openMigrated, type ReadableDB } from '../../db/connection.ts';
import { scanCustomers } from '../../db/customer-search.ts';
import { DATABASE_FILE } from '../../electron/backend/backend.ts';
import { findCustomers } from '../../electron/backend/customers/find-customers.ts';
import { runJob } from '../../electron/backend/jobs/run-job.ts';
import type { ReadContext } from '../../electron/backend/services.ts';
import { rightsOf } from '../../shared/contract/rights.ts';
import { loadSampleInput } from '../../shared/contract/sample.ts';
import { type Random, randomFrom } from '../sample/random.ts';
import { type Bench, type BenchLine, measure, stopwatch } from './bench.ts';
import { benchHost } from './bench-host.ts';

const TURNS = 2000;
const SCANS = 300;
const SHOWN = 20;

/** What an operator types, made from customers that exist, so that most queries find something. */
const KINDS: readonly (readonly [kind: string, query: (random: Random, from: Known) => string])[] = [
  ['phone fragment', (random, { phones }) => part(random, random.pick(phones), random.between(4, 8))],
  ['phone, last four digits', (random, { phones }) => random.pick(phones).slice(-4)],
  ['whole phone', (random, { phones }) => random.pick(phones)],
  ['three digits', (random, { phones }) => part(random, random.pick(phones), 3)],
  ['code', (random, { codes }) => random.pick(codes)],
  ['end of a code', (random, { codes }) => random.pick(codes).slice(-random.between(3, 5))],
  ['two characters in a name', (random, { names }) => part(random, random.pick(names), 2)],
  ['three characters in a name', (random, { names }) => part(random, random.pick(names), 3)],
  ['one character', (random, { names }) => part(random, random.pick(names), 1)],
  ['pinyin initials, two', (random, { initials }) => part(random, random.pick(initials), 2)],
  [
    'pinyin initials, three to five',
    (random, { initials }) => part(random, random.pick(initials), random.between(3, 5)),
  ],
  ['nothing there', (random) => `${random.pick([...'鑫福兴隆盛源'])}龘${random.between(0, 99)}`],
];

interface Known {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly initials: readonly string[];
}

/** Search as the API answers it (ranked, with the rows behind the hits, phones masked) against an `instr()` scan. */
export const bench: Bench = async ({ folder, size, line, say }) => {
  const databaseFile = join(folder, DATABASE_FILE);
  openMigrated(databaseFile).raw.close();
  const { ms, value: known } = await stopwatch(() => loadCustomers(folder, databaseFile, size));
  say(`${size.toLocaleString('en')} customers loaded and indexed in ${(ms / 1000).toFixed(1)} s`);
  const db = openDatabase(databaseFile, { readonly: true });
  const ctx = operatorContext();
  const lines: BenchLine[] = [];
  for (const [kind, queryOf] of KINDS) {
    const random = randomFrom(`search ${kind}`);
    const queries = Array.from({ length: TURNS }, () => queryOf(random, known));
    const ours = await measure(TURNS, (turn) =>
      findCustomers(db, ctx, { text: queries[turn] as string, limit: SHOWN }),
    );
    const scan = await measure(SCANS, (turn) => scanCustomers(db, queries[turn] as string, SHOWN));
    lines.push(
      line({
        name: `search: ${kind}`,
        size,
        p50Ms: ours.p50Ms,
        p95Ms: ours.p95Ms,
        p99Ms: ours.p99Ms,
        reference: 'instr() scan, unranked, first 20',
        ratio: ours.totalMs / TURNS / (scan.totalMs / SCANS),
        referenceP99Ms: scan.p99Ms,
      }),
    );
  }
  db.raw.close();
  return lines;
};

async function loadCustomers(folder: string, databaseFile: string, size: number): Promise<Known> {
  const asked = loadSampleInput.parse({ customers: size, today: '2026-11-23', ordersWeeks: 0 });
  await runJob(benchHost(folder), 'load-sample', { ...asked, actorId: 'bench', actorName: 'bench' });
  const db = openDatabase(databaseFile, { readonly: true });
  try {
    return {
      codes: column(db, 'SELECT code FROM customer ORDER BY search_id % 997, search_id LIMIT 20000'),
      names: column(db, 'SELECT name FROM customer ORDER BY search_id % 991, search_id LIMIT 20000'),
      phones: column(db, 'SELECT number FROM customer_phone ORDER BY id LIMIT 20000'),
      initials: column(db, 'SELECT initials FROM customer ORDER BY search_id % 983, search_id LIMIT 20000').flatMap(
        (all) => all.split(' '),
      ),
    };
  } finally {
    db.raw.close();
  }
}

function column(db: ReadableDB, text: string): string[] {
  return db.raw.prepare(text).pluck().all() as string[];
}

/** A piece of the text with this many characters, or the whole of a shorter one. */
function part(random: Random, text: string, length: number): string {
  const characters = [...text];
  const begin = random.between(0, Math.max(0, characters.length - length));
  return characters.slice(begin, begin + length).join('');
}

function operatorContext(): ReadContext {
  return {
    actor: {
      operatorId: 'bench',
      login: 'bench',
      name: 'bench',
      roles: ['operator'],
      rights: rightsOf(['operator']),
      scope: 'own',
      teamId: null,
      seatId: null,
    },
    nowMs: Date.now(),
    sessionHash: null,
    windowId: null,
  };
}
