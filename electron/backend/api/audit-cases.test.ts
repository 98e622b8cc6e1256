import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertPhone } from '../../../db/customers.ts';
import { type Made, type Step, walkAudit } from '../testing/audit-walk.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';

let center: OrderCenter;
beforeAll(async () => {
  center = await createOrderCenter();
  await center.services.writer.write((tx) =>
    // Who has no number cannot be asked by a call.
    insertPhone(tx, { id: 'p', customerId: 'customer', position: 1, number: '13900000001', label: null, dead: 0 }),
  );
});
afterAll(() => center.close());

const customerId = 'customer';
const reason = '客户来电';
const category = {
  ...{ kind: 'complaint', parentId: null, code: 'G', name: '货品', priority: 'high', template: '少几条', unitId: null },
  ...{ fields: [{ key: 'box', label: '箱号', type: 'text', required: false, choices: [] }], checklist: ['看照片'] },
};
const policy = {
  ...{ id: null, name: '投诉', kind: 'complaint', categoryId: null, priority: null, classId: null, warnPercent: 60 },
  ...{ firstResponseMinutes: 61, handOverMinutes: 122, solutionMinutes: 483 },
};
const article = { id: null, kind: 'complaint', categoryId: null, title: '少货', body: '先查车', answer: '补送' };

const setUp = (procedure: string, as: string, input: (made: Made) => object): Step => ({
  procedure: `caseSetup.${procedure}`,
  as,
  input,
});
const move = (transition: string, more: object | ((made: Made) => object) = {}, of = 'case'): Step => ({
  procedure: 'tickets.move',
  as: of,
  input: (made) => ({
    ...{ ...stepOf(made[of]), transition },
    ...(typeof more === 'function' ? more(made) : more),
  }),
});
const stepOf = (made: Made[string] | undefined) => ({ ticketId: made?.ticketId, version: made?.version });
/** The case is the thing; what is called for it is in the queue. */
const CALL = { call_task: 'its call', call_item: 'the same' };
const resolve = { result: '已补送', rootCause: 'short-delivery', decision: null, reply: '' };

const STEPS: readonly Step[] = [
  setUp('saveUnit', 'unit', () => ({ id: null, code: 'D', name: '仓库', assigning: 'in-turn', memberIds: ['op1'] })),
  setUp('saveUnit', 'unit', ({ unit }) => ({
    ...{ id: unit?.id, code: 'D2', name: '大仓库', assigning: 'by-load', memberIds: ['op2'] },
  })),
  setUp('saveUnit', 'spare', () => ({ id: null, name: '备用', assigning: 'unit', memberIds: [] })),
  setUp('setUnitActive', '', ({ spare }) => ({ id: spare?.id, active: false })),
  setUp('removeUnit', '', ({ spare }) => ({ id: spare?.id })),
  setUp('saveCategory', 'category', () => ({ ...category, id: null })),
  setUp('saveCategory', 'category', (made) => ({
    ...{ ...category, id: made.category?.id, unitId: made.unit?.id, name: '货', checklist: ['看单'], fields: [] },
  })),
  setUp('saveCategory', 'second', () => ({ ...category, id: null, code: 'H', name: '态度' })),
  { ...setUp('moveCategory', '', ({ second }) => ({ id: second?.id, by: -1 })), without: { '*': 'positions' } },
  setUp('setCategoryActive', '', ({ second }) => ({ id: second?.id, active: false })),
  setUp('removeCategory', '', ({ second }) => ({ id: second?.id })),
  setUp('savePolicy', 'policy', () => policy),
  setUp('savePolicy', 'policy', ({ policy: made }) => ({ ...policy, id: made?.id, solutionMinutes: 960 })),
  setUp('saveArticle', 'article', () => article),
  setUp('saveArticle', 'article', (made) => ({ ...article, id: made.article?.id, answer: '明日补送' })),
  setUp('setArticleActive', '', (made) => ({ id: made.article?.id, active: false })),
  {
    ...{ procedure: 'tickets.register', as: 'case' },
    input: (made) => ({
      ...{ kind: 'complaint', categoryId: made.category?.id, customerId, description: '少两条', fields: {} },
    }),
  },
  move('accept'),
  move('hand-over', (made) => ({ unitId: made.unit?.id, assigneeId: 'op2' })),
  move('work'),
  move('wait', { waitingFor: 'goods', reason }),
  move('resume'),
  move('resolve', resolve),
  { ...move('ask-customer'), without: CALL },
  {
    procedure: 'followUps.plan',
    as: 'case',
    without: CALL,
    input: ({ case: made }) => ({ ...stepOf(made), date: '2026-11-26' }),
  },
  {
    procedure: 'followUps.answer',
    as: 'case',
    input: ({ case: made }) => ({ ...stepOf(made), settled: true, satisfaction: 4 }),
  },
  {
    procedure: 'tickets.check',
    as: 'case',
    without: { '*': 'a time' },
    input: ({ case: made }) => ({ ...stepOf(made), position: 1, done: true }),
  },
  move('close'),
  move('reopen', { reason }),
  {
    procedure: 'tickets.assign',
    input: ({ case: made }) => ({ tickets: [stepOf(made)], unitId: null, assigneeId: 'op1', reason }),
  },
  move('withdraw', (made) => ({ reason, version: Number(made.case?.version) + 1 })),
];

it('tells of how cases are set up and of every step of them what was, what is, and why', async () => {
  expect(await walkAudit(center, STEPS, { operatorId: 'op1', login: 'op1', name: 'OP1', teamId: 'team' })).toEqual([]);
});
