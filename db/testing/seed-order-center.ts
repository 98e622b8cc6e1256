import type { Role } from '../../shared/contract/rights.ts';
import { addDays } from '../../shared/domain/calendar/business-date.ts';
import type { WritableDB } from '../connection.ts';
import { indexCustomers } from '../customer-search.ts';
import { insertCustomer } from '../customers.ts';
import { insertOperator } from '../operators.ts';
import { insertOrder, insertOrderLine } from '../orders.ts';
import { insertProduct, type NewProduct } from '../products.ts';
import { insertQuota } from '../quotas.ts';
import { insertRoute, insertRouteDay } from '../routes.ts';
import { insertTeam } from '../teams.ts';

/** The day of `TEST_NOW_MS`, a Tuesday: order day of the route, delivered on Wednesday, cut-off 17:00. */
export const ORDER_DAY = '2026-11-24';
export const DELIVERY_DATE = '2026-11-25';
export const CUTOFF_MS = Date.parse('2026-11-24T09:00:00Z');

const PRODUCTS: readonly (Partial<NewProduct> & Pick<NewProduct, 'id' | 'code' | 'name'>)[] = [
  { id: 'plain', code: '100101', name: '长城（软）', priceMinor: 19_500, packBarcode: '6901028000017' },
  { id: 'quota', code: '100102', name: '中华（硬）', priceMinor: 38_160, isQuota: 1, cartonBarcode: '6901028100102' },
  { id: 'quota-2', code: '100103', name: '中华（软）', priceMinor: 60_000, isQuota: 1 },
  { id: 'unpublished', code: '100104', name: '重庆龙凤', priceMinor: 20_000, isQuota: 1 },
  { id: 'stocked', code: '100105', name: '玉溪', priceMinor: 19_500, stock: 12, stockAsOfMs: 0 },
  {
    id: 'boxed',
    code: '100106',
    name: '利群',
    priceMinor: 12_000,
    orderMultiple: 5,
    leastQuantity: 10,
    mostQuantity: 50,
  },
  { id: 'withdrawn', code: '100107', name: '停售品', priceMinor: 9_000, active: 0 },
];

export interface OrderCenterSize {
  /** Beside `customer`, with the same habits: `customer-2` … */
  readonly customers?: number;
  /** Weekly orders of each customer before the order day. */
  readonly weeks?: number;
}

/** A person of team `team`, whose id is the login. */
export function seedOperator(tx: WritableDB, login: string, role: Role): void {
  insertOperator(tx, {
    id: login,
    login,
    name: login.toUpperCase(),
    roles: [role],
    seatId: null,
    teamId: 'team',
    deputyOperatorId: null,
    createdAtMs: 0,
    passwordHash: '',
  });
}

/**
 * A center small enough to know by heart: operators `op1`, `op2` and `lead` in team `team`, a route whose order day is
 * Tuesday, class `class-a`, and `customer` (deposit ¥5,000) who took 10 `plain`, 5 `quota` and 4 `stocked` every week.
 * Quotas of the week: `quota` 20 a customer and 50 over all (float 10 %), `quota-2` 8, both together 24 a customer.
 */
export function seedOrderCenter(tx: WritableDB, { customers = 2, weeks = 8 }: OrderCenterSize = {}): void {
  insertTeam(tx, { id: 'team', code: 'T1', name: '一班' });
  const roles = { op1: 'operator', op2: 'operator', lead: 'lead' } as const;
  for (const [login, role] of Object.entries(roles)) seedOperator(tx, login, role);
  insertRoute(tx, { id: 'route', code: 'R01', name: '一号线', teamId: 'team', madeUp: 0 });
  insertRouteDay(tx, {
    routeId: 'route',
    validFrom: '2020-01-01',
    orderWeekday: 2,
    cutoffDayOffset: 0,
    cutoffMinute: 17 * 60,
    deliveryDayOffset: 1,
    deductionDayOffset: 0,
    deductionMinute: 18 * 60,
    rescueDayOffset: 1,
    rescueMinute: 8 * 60,
  });
  const run = (text: string): void => void tx.raw.exec(text);
  run(`INSERT INTO class_type (id, code, name, group_rank, is_main) VALUES ('grade', 'GRADE', '档位', 1, 1);
       INSERT INTO class (id, class_type_id, code, name) VALUES ('class-a', 'grade', 'A', 'A 类'), ('class-b', 'grade', 'B', 'B 类');`);
  for (const product of PRODUCTS) insertProduct(tx, { createdAtMs: 0, unit: '条', ...product });
  for (let at = 1; at <= customers; at += 1) {
    const id = at === 1 ? 'customer' : `customer-${at}`;
    insertCustomer(tx, {
      id,
      code: `C-${String(at).padStart(6, '0')}`,
      name: `阳光便利店${at}`,
      routeId: 'route',
      orderWeekdays: 'TU',
      depositMinor: 500_000,
      createdAtMs: 0,
    });
    run(`INSERT INTO class_membership (customer_id, class_type_id, class_id, valid_from)
         VALUES ('${id}', 'grade', 'class-a', '2020-01-01')`);
    for (let week = weeks; week >= 1; week -= 1) seedHistory(tx, id, addDays(ORDER_DAY, -7 * week));
  }
  indexCustomers(tx, 1, customers);
  const week = { validFrom: '2026-11-23', validTo: '2026-11-29', floatPercent: 0 };
  const none = { productId: null, classId: null, customerId: null };
  insertQuota(tx, {
    ...week,
    ...none,
    id: 'q1',
    kind: 'product-class',
    productId: 'quota',
    classId: 'class-a',
    quantity: 20,
  });
  insertQuota(tx, {
    ...week,
    ...none,
    id: 'q2',
    kind: 'product-class',
    productId: 'quota-2',
    classId: 'class-a',
    quantity: 8,
  });
  insertQuota(tx, { ...week, ...none, id: 'q3', kind: 'class-total', classId: 'class-a', quantity: 24 });
  insertQuota(tx, {
    ...week,
    ...none,
    id: 'q4',
    kind: 'product-supply',
    productId: 'quota',
    quantity: 50,
    floatPercent: 10,
  });
}

function seedHistory(tx: WritableDB, customerId: string, date: string): void {
  const id = `${customerId}-${date}`;
  const lines = [
    { productId: 'plain', quantity: 10, priceMinor: 19_500 },
    { productId: 'quota', quantity: 5, priceMinor: 38_160 },
    { productId: 'stocked', quantity: 4, priceMinor: 19_500 },
  ];
  insertOrder(tx, {
    id,
    number: id,
    customerId,
    kind: 'order',
    channel: 'history',
    state: 'delivered',
    orderDate: date,
    orderDay: null,
    deliveryDate: null,
    cutoffAtMs: null,
    placedAtMs: Date.parse(`${date}T02:00:00Z`),
    operatorId: null,
    seatId: null,
    callId: null,
    taskId: null,
    lineCount: lines.length,
    totalQuantity: lines.reduce((sum, line) => sum + line.quantity, 0),
    amountMinor: lines.reduce((sum, line) => sum + line.quantity * line.priceMinor, 0),
    offDayReason: null,
    note: null,
    version: 1,
  });
  for (const [at, line] of lines.entries()) {
    insertOrderLine(tx, {
      ...line,
      orderId: id,
      lineNumber: at + 1,
      amountMinor: line.quantity * line.priceMinor,
      suggestedQuantity: null,
      note: null,
    });
  }
}
