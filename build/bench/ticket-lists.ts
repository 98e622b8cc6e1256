import { join } from 'node:path';
import { openDatabase, openMigrated, type ReadableDB } from '../../db/connection.ts';
import { seedCases, seededCategoryId, seededTeamId, seededUnitId } from '../../db/testing/seed-cases.ts';
import type { ReadContext } from '../../electron/backend/services.ts';
import { countTickets, countViews, listTickets } from '../../electron/backend/tickets/list-tickets.ts';
import { searchTickets } from '../../electron/backend/tickets/search-tickets.ts';
import { type Role, rightsOf, scopeOf } from '../../shared/contract/rights.ts';
import { listTicketsInput, NOBODY, searchTicketsInput, ticketFilter } from '../../shared/contract/ticket-lists.ts';
import { type Bench, measure, type Timings } from './bench.ts';
import { BENCH_NOW_MS } from './order-center.ts';

/** Cases to each unit of the scale: 200,000 at 100k. */
const CASES_EACH = 2;
const CUSTOMERS = 20_000;
const OPERATORS = 100;
const TURNS = 15;
const PAGE = 200;

const PEOPLE: readonly { readonly role: Role; readonly at: number }[] = [
  { role: 'operator', at: 10 },
  { role: 'lead', at: 21 },
  { role: 'supervisor', at: 2 },
];

/** A list and its filter; `deep`: the share of it that lies before the page. */
interface AskedList {
  readonly name: string;
  readonly filter: Record<string, unknown>;
  readonly deep?: number;
}

const LISTS: readonly AskedList[] = [
  { name: 'mine', filter: { view: 'mine' } },
  { name: 'my units', filter: { view: 'unit' } },
  { name: 'open', filter: { view: 'open' } },
  { name: 'open, last page', filter: { view: 'open' }, deep: 0.99 },
  { name: 'open by priority', filter: { view: 'open', sort: 'priority' } },
  { name: 'open, newest', filter: { view: 'open', sort: 'registered' } },
  { name: 'due today', filter: { view: 'today' } },
  { name: 'overdue', filter: { view: 'open', overdue: true } },
  { name: 'open by category', filter: { view: 'open', categoryId: seededCategoryId('complaint', 1, null) } },
  { name: 'open of nobody', filter: { view: 'open', assigneeId: NOBODY } },
  { name: 'ended', filter: { view: 'ended' } },
  { name: 'ended, last page', filter: { view: 'ended' }, deep: 0.99 },
  { name: 'all', filter: { view: 'all' } },
  { name: 'all, last page', filter: { view: 'all' }, deep: 0.99 },
  { name: 'all by category', filter: { view: 'all', categoryId: seededCategoryId('complaint', 1, null) } },
  { name: 'all by unit', filter: { view: 'all', unitId: seededUnitId(3) } },
  { name: 'all by person', filter: { view: 'all', assigneeId: 'op7' } },
  { name: 'all by customer', filter: { view: 'all', customerId: 'c77' } },
  { name: 'all by kind and priority', filter: { view: 'all', kind: 'suggestion', priority: 'urgent' } },
  { name: 'all of a month', filter: { view: 'all', from: '2025-03-01', to: '2025-03-31' } },
  { name: 'all that climbed', filter: { view: 'all', level: 2 } },
  {
    name: 'a rare combination',
    filter: { view: 'all', reopened: true, state: 'withdrawn', priority: 'urgent', kind: 'suggestion' },
  },
  { name: 'nothing fits', filter: { view: 'ended', state: 'reopened', from: '2024-12-01' } },
];

/** Texts by what they are; a text that half of all cases have is the worst one. */
const TEXTS = [
  '破损',
  '送货',
  '送货员',
  '外包装破损',
  '绝无此事',
  '1122-0001',
  '2026',
  '13712345678',
  'C0000077',
] as const;
const SEARCHED = ['mine', 'open', 'all'] as const;

/**
 * Lists of cases, their counts and search as the screen asks for them, at 200,000 cases of which 20,000 are open, for an
 * operator, a lead and a supervisor. Reference: counting all cases by a scan of the table that the conditions do not know
 * an index for, and for texts `instr` over every text, both in the same run.
 */
export const bench: Bench = async ({ folder, size, line, say }) => {
  const cases = size * CASES_EACH;
  const file = join(folder, 'cases.db');
  const seeded = openMigrated(file);
  seeded.raw.pragma('synchronous = OFF');
  seeded.raw
    .transaction(() => seedCases(seeded, { cases, customers: CUSTOMERS, operators: OPERATORS, nowMs: BENCH_NOW_MS }))
    .immediate();
  seeded.raw.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  seeded.raw.close();
  const db = openDatabase(file, { readonly: true });
  const open = db.raw.prepare('SELECT count(*) FROM ticket WHERE ended_at_ms IS NULL').pluck().get() as number;
  say(`${cases.toLocaleString('en')} cases, ${open.toLocaleString('en')} of them open`);

  const scan = await measure(TURNS, scanOf(db), 2);
  const scanTexts = await measure(TURNS, scanTextsOf(db), 2);
  const told = (name: string, ours: Timings, reference: Timings, said: string) =>
    line({
      ...{ name, size: cases, p50Ms: ours.p50Ms, p95Ms: ours.p95Ms, p99Ms: ours.p99Ms },
      reference: `${said} (${reference.p50Ms.toFixed(0)} ms)`,
      ratio: ours.p50Ms / reference.p50Ms,
    });
  const lines = [];
  for (const { role, at } of PEOPLE) {
    const ctx = contextOf(role, at);
    const views = await measure(TURNS, () => countViews(db, ctx, {}), 2);
    lines.push(told(`${role}: counts beside the views`, views, scan, 'a scan'));
    for (const { name, filter, deep = 0 } of LISTS) {
      const { sort: _, ...narrowed } = filter;
      const counted = ticketFilter.parse(narrowed);
      const { total } = countTickets(db, ctx, counted);
      const offset = Math.floor(total * deep);
      const asked = listTicketsInput.parse({ ...filter, limit: PAGE, offset });
      const list = await measure(TURNS, () => listTickets(db, ctx, asked), 2);
      const count = await measure(TURNS, () => countTickets(db, ctx, counted), 2);
      lines.push({
        ...told(`${role}: ${name}`, list, scan, 'a scan'),
        cases: total,
        'counted p50 ms': count.p50Ms.toFixed(1),
        'counted p99 ms': count.p99Ms.toFixed(1),
      });
    }
    for (const view of SEARCHED) {
      for (const text of TEXTS) {
        const asked = searchTicketsInput.parse({ view, text });
        const hits = searchTickets(db, ctx, asked).rows.length;
        const search = await measure(TURNS, () => searchTickets(db, ctx, asked), 2);
        lines.push({ ...told(`${role}: ${text} in ${view}`, search, scanTexts, 'instr over all texts'), hits });
      }
    }
  }
  db.raw.close();
  return lines;
};

function contextOf(role: Role, at: number): ReadContext {
  const operatorId = `op${at}`;
  return {
    actor: {
      ...{ operatorId, login: operatorId, name: operatorId, roles: [role], rights: rightsOf([role]) },
      ...{ scope: scopeOf([role]), teamId: seededTeamId(at), seatId: null },
    },
    nowMs: BENCH_NOW_MS,
    sessionHash: 'bench',
    windowId: 'bench',
  };
}

function scanOf(db: ReadableDB): () => unknown {
  const statement = db.raw.prepare('SELECT count(*) FROM ticket NOT INDEXED WHERE description IS NOT NULL').pluck();
  return () => statement.get();
}

function scanTextsOf(db: ReadableDB): () => unknown {
  const statement = db.raw.prepare("SELECT count(*) FROM ticket_search_text WHERE instr(text, '破损') > 0").pluck();
  return () => statement.get();
}
