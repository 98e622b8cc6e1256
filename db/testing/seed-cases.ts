import { TICKET_KINDS, type TicketKind } from '../../shared/contract/tickets.ts';
import { OPEN_STATES } from '../../shared/domain/tickets/case-way.ts';
import type { WritableDB } from '../connection.ts';
import { indexCustomers } from '../customer-search.ts';
import { appendTicketEvent } from '../ticket-events.ts';
import { indexTickets, optimizeTicketSearch } from '../ticket-search.ts';
import { addUnitMember, insertUnit } from '../ticket-setup.ts';
import { insertTicket } from '../tickets.ts';
import { seedCategory } from './seed-category.ts';
import { seedQueueCenter } from './seed-queue-center.ts';

export interface SeededCases {
  readonly cases: number;
  readonly customers: number;
  readonly operators: number;
  /** The latest instant at which one was registered. */
  readonly nowMs: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const TEAMS = 4;
const UNITS = 10;
const ROOTS = 5;
const LEAVES = 4;
const DAYS = 730;

const WHO = ['昨天送来的', '上周二订的', '这次到货的', '补送的那几条', '月初订的', '刚收到的'];
const GOODS = [
  '玉溪软包',
  '中华硬盒',
  '云烟紫',
  '利群新版',
  '黄鹤楼一品',
  '芙蓉王硬',
  '白沙精品',
  '南京红杉树',
  '双喜经典',
  '泰山望岳',
];
const WHAT = [
  '外包装破损，有两条被压扁',
  '少送了三条，和订单对不上',
  '送货比约定晚了四个多小时',
  '扣款金额比订单多了一百二十元',
  '送货员态度不好，放下就走',
  '箱内受潮，烟支发软',
  '条码扫不出来，卖不了',
  '订货系统一直转圈，提交不了',
  '限量太少，周末前就断货',
  '送错了品种，要求换货',
  '想改订货日，周四进货太赶',
  '希望提前半天通知到货时间',
];
const WISH = [
  '请尽快核实并补送',
  '希望退回多扣的货款',
  '要求当面道歉',
  '请联系客户经理上门看看',
  '同意下个送货日一起处理',
  '希望给个明确答复',
];
const NOTES = [
  '已与配送中心核对出库单',
  '客户经理约定明天上午上门',
  '财务部查到重复扣款',
  '仓储部确认装箱时已破损',
  '已电话安抚，客户表示理解',
  '等待线路送货员回话',
];
const RESULTS = [
  '已随下一送货日补送',
  '多扣货款已原路退回',
  '已更换同品种商品',
  '已对送货员进行教育并致歉',
  '已调整送货顺序',
];

/** Spread by the last steps of MurmurHash3, so that neighbours differ and every run is the same. */
function spread(at: number, salt: number): number {
  let mixed = Math.imul(at + 1, 2_654_435_761) ^ Math.imul(salt + 1, 2_246_822_519);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 2_246_822_507);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 3_266_489_909);
  return (mixed ^ (mixed >>> 16)) >>> 8;
}
function pick<Item>(items: readonly Item[], at: number, salt: number): Item {
  return items[spread(at, salt) % items.length] as Item;
}

/** As long as a real one. */
function caseId(at: number): string {
  return `0190a000-0000-7000-8000-${String(at).padStart(12, '0')}`;
}
export const seededTeamId = (at: number) => `0190a000-0000-7001-8000-${String(at % TEAMS).padStart(12, '0')}`;
export const seededUnitId = (at: number) => `0190a000-0000-7002-8000-${String(at % UNITS).padStart(12, '0')}`;
export const seededCategoryId = (kind: TicketKind, root: number, leaf: number | null): string =>
  `0190a000-000${TICKET_KINDS.indexOf(kind)}-7003-8000-${String(root * 10 + (leaf ?? 9)).padStart(12, '0')}`;

/**
 * A center for tests and benchmarks of the lists of cases: operators `op0` … in four teams (`op0` and every tenth in a unit
 * each), complaints, suggestions and service requests of two years, one in ten of them open, with Chinese texts, a
 * timeline and their search entries.
 */
export function seedCases(tx: WritableDB, { cases, customers, operators, nowMs }: SeededCases): void {
  seedQueueCenter(tx, { customers, operators });
  indexCustomers(tx, 1, customers);
  const team = tx.raw.prepare('INSERT INTO team (id, code, name) VALUES (?, ?, ?)');
  for (let at = 0; at < TEAMS; at += 1) team.run(seededTeamId(at), `T${at}`, `${at + 1} 班`);
  const inTeam = tx.raw.prepare('UPDATE operator SET team_id = ? WHERE id = ?');
  for (let at = 0; at < operators; at += 1) inTeam.run(seededTeamId(at), `op${at}`);
  for (let at = 0; at < UNITS; at += 1) {
    insertUnit(tx, { id: seededUnitId(at), code: `U${at}`, name: `单位 ${at}`, assigning: 'unit', active: 1 });
    if (at * 10 < operators) addUnitMember(tx, seededUnitId(at), `op${at * 10}`);
  }
  for (const kind of TICKET_KINDS) {
    for (let root = 0; root < ROOTS; root += 1) {
      const parentId = seededCategoryId(kind, root, null);
      seedCategory(tx, { id: parentId, kind, code: `${root}`, name: `类别 ${root}` });
      for (let leaf = 0; leaf < LEAVES; leaf += 1) {
        const id = seededCategoryId(kind, root, leaf);
        seedCategory(tx, { id, kind, parentId, code: `${root}.${leaf}`, name: `类别 ${root}.${leaf}` });
      }
    }
  }
  for (let at = 0; at < cases; at += 1) {
    seedCase(tx, at, { cases, customers, operators, nowMs });
    if (at % 1000 === 999 || at === cases - 1) indexTickets(tx, at - (at % 1000) + 1, at + 1);
  }
  optimizeTicketSearch(tx);
}

/** One in ten of the open ones is overdue. */
function dueOf(at: number, registeredAtMs: number, nowMs: number): number {
  const hours = 1 + (spread(at, 27) % 400);
  return spread(at, 30) % 10 === 0 ? Math.max(registeredAtMs, nowMs - hours * HOUR_MS) : nowMs + hours * HOUR_MS;
}

function seedCase(tx: WritableDB, at: number, { cases, customers, operators, nowMs }: SeededCases): void {
  const registeredAtMs = nowMs - Math.floor(((cases - at) * DAYS * DAY_MS) / cases);
  // Open ones are mostly new.
  const isOpen = spread(at, 1) % 100 < (at > cases * 0.9 ? 60 : 4);
  const kind = pick([...TICKET_KINDS, 'complaint'] as const, at, 2);
  const letter = { complaint: 'C', suggestion: 'S', 'service-request': 'R' }[kind];
  const date = new Date(registeredAtMs + 8 * HOUR_MS).toISOString().slice(0, 10).replaceAll('-', '');
  const isStranger = spread(at, 3) % 20 === 0;
  const state = isOpen ? pick(OPEN_STATES, at, 4) : spread(at, 4) % 12 === 0 ? 'withdrawn' : 'closed';
  const registeredBy = `op${spread(at, 5) % operators}`;
  const runs = isOpen && state !== 'waiting' && state !== 'resolved';
  const result = isOpen ? null : pick(RESULTS, at, 6);
  insertTicket(tx, {
    id: caseId(at),
    number: `${letter}-${date}-${String(at % 10_000).padStart(4, '0')}`,
    kind,
    state,
    version: 3,
    priority: pick(['normal', 'normal', 'normal', 'low', 'high', 'urgent'] as const, at, 7),
    categoryId: seededCategoryId(kind, spread(at, 8) % ROOTS, spread(at, 9) % LEAVES),
    customerId: isStranger ? null : `c${spread(at, 10) % customers}`,
    personName: isStranger ? '过路消费者' : null,
    personPhone: isStranger ? `137 ${String(10_000_000 + (spread(at, 11) % 80_000_000))}` : null,
    teamId: seededTeamId(spread(at, 12)),
    ...{ callId: null, orderId: null, orderLineNumber: null },
    description: `${pick(WHO, at, 13)}${pick(GOODS, at, 14)}${pick(WHAT, at, 15)}，${pick(WISH, at, 16)}。共 ${1 + (spread(at, 17) % 30)} 条。`,
    fields: '{}',
    unitId: spread(at, 18) % 3 === 0 ? null : seededUnitId(spread(at, 19)),
    assigneeId: spread(at, 20) % 4 === 0 ? null : `op${spread(at, 21) % operators}`,
    policyId: null,
    level: isOpen && spread(at, 22) % 10 === 0 ? 1 + (spread(at, 23) % 2) : 0,
    waitingFor: state === 'waiting' ? 'customer' : null,
    result,
    rootCause: result === null ? null : pick(['wrong-goods', 'late-delivery', 'system', 'other'] as const, at, 24),
    ...{ decision: null, reply: result, satisfaction: isOpen ? null : 1 + (spread(at, 25) % 5), closedAs: null },
    reopenedCount: spread(at, 26) % 20 === 0 ? 1 : 0,
    customerChangeId: null,
    registeredAtMs,
    registeredBy,
    resolvedAtMs: isOpen ? null : registeredAtMs + 30 * HOUR_MS,
    endedAtMs: isOpen ? null : registeredAtMs + 50 * HOUR_MS,
    dueAtMs: runs ? dueOf(at, registeredAtMs, nowMs) : null,
  });
  const said = { ticketId: caseId(at), operatorId: registeredBy, operatorName: registeredBy, data: {}, told: false };
  const event = (step: number, kind: 'assigned' | 'note', text: string) =>
    appendTicketEvent(tx, { ...said, id: `${caseId(at)}${step}`, atMs: registeredAtMs + step * HOUR_MS, kind, text });
  event(1, 'assigned', '');
  if (spread(at, 28) % 2 === 0) event(2, 'note', pick(NOTES, at, 29));
}
