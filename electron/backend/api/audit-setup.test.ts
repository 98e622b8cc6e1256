import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedId } from '../../../db/testing/seed-calls.ts';
import { actionWord } from '../../../shared/i18n/audit-text.ts';
import { createTranslator, LANGUAGES } from '../../../shared/i18n/index.ts';
import { type Step, walkAudit } from '../testing/audit-walk.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { idsOfTeam, seedTwoTeams } from '../testing/two-teams.ts';
import { appRouter } from './router.ts';

let backend: TempBackend;
beforeAll(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    seedTwoTeams(tx);
    tx.raw.exec(`INSERT INTO product (id, code, name, initials, unit, price_minor, created_at_ms, updated_at_ms)
      VALUES ('product-0', 'P0', '中华', '', '条', 1000, 0, 0)`);
  });
});
afterAll(() => backend.close());

const { customerId, routeId, teamId } = idsOfTeam(0) as Record<string, string>;
const other = seedId('c2', 2);
const productId = 'product-0';
const SPAN = { validFrom: '2026-12-01', validTo: '2026-12-31' };
const reason = '按区域通知';
const cycle = {
  ...{ name: '每周一次', ...SPAN, rule: 'FREQ=WEEKLY;BYDAY=TU', holidayRule: 'later', rank: 7, mostAttemptsADay: 3 },
  ...{ callingWindows: [{ fromMinute: 540, toMinute: 690 }], leastMinutesBetweenAttempts: 45, notReached: 'drop' },
};
const allowed = { regular: ['phone', 'web'], 'off-day': [], advance: ['phone'] };
const day = {
  ...{ orderWeekday: 2, cutoffDayOffset: 0, cutoffMinute: 690, deliveryDayOffset: 1, deductionDayOffset: 0 },
  ...{ deductionMinute: null, rescueDayOffset: 1, rescueMinute: 480 },
};
const exception = {
  ...{ orderDate: '2026-12-01', newOrderDate: '2026-12-02', deliveryDate: null, cutoffDate: null, cutoffMinute: null },
  ...{ quotaCycles: 1, message: '改到周三', subject: { kind: 'route', id: routeId } },
};
const calendars = ['call'];

/** Everything that is set up, made, changed and taken away again. */
const STEPS: readonly Step[] = [
  { procedure: 'classes.saveType', as: 'type', input: () => ({ id: null, code: 'size', name: '规模' }) },
  { procedure: 'classes.saveType', input: ({ type }) => ({ id: type?.id, code: 'size2', name: '店面规模' }) },
  ...['大', '小'].map((name, at) => ({
    ...{ procedure: 'classes.saveClass', as: `class${at}` },
    input: ({ type }: Parameters<Step['input']>[0]) => ({ id: null, classTypeId: type?.id, code: `S${at}`, name }),
  })),
  {
    procedure: 'classes.saveClass',
    input: (m) => ({ id: m.class0?.id, classTypeId: m.type?.id, code: 'S9', name: '特大' }),
  },
  {
    ...{ procedure: 'classes.orderClasses', without: { '*': 'positions' } },
    input: (m) => ({ classTypeId: m.type?.id, classIds: [m.class1?.id, m.class0?.id] }),
  },
  { procedure: 'classes.chooseGroups', input: ({ type }) => ({ classTypeIds: [type?.id], mainId: type?.id }) },
  {
    procedure: 'classes.changeMembership',
    input: (m) => ({
      customerId,
      classTypeId: m.type?.id,
      classId: m.class0?.id,
      validFrom: '2026-12-01',
      validTo: null,
      planned: 'keep',
      reason,
    }),
  },
  {
    procedure: 'classes.withdrawMembership',
    input: ({ type }) => ({ customerId, classTypeId: type?.id, validFrom: '2026-12-01', reason }),
  },
  {
    procedure: 'strategies.save',
    as: 'cycle',
    input: (m) => ({ id: null, fields: { ...cycle, classId: m.class0?.id } }),
  },
  {
    procedure: 'strategies.save',
    input: (m) => ({ id: m.cycle?.id, fields: { ...cycle, classId: m.class0?.id, name: '两周一次', rank: 8 } }),
  },
  { procedure: 'strategies.remove', input: ({ cycle: made }) => ({ id: made?.id }) },
  { procedure: 'strategies.saveOverride', as: 'own', input: () => ({ id: null, customerId, fields: cycle, reason }) },
  { procedure: 'strategies.endOverride', input: ({ own }) => ({ id: own?.id, lastDay: '2026-12-10', reason }) },
  {
    procedure: 'strategies.saveChannels',
    as: 'channels',
    input: () => ({ id: null, fields: { classId: null, name: '默认', ...SPAN, allowed } }),
  },
  {
    procedure: 'strategies.saveChannels',
    input: (m) => ({
      id: m.channels?.id,
      fields: { classId: null, name: '默认', ...SPAN, allowed: { ...allowed, regular: ['web'] } },
    }),
  },
  { procedure: 'strategies.removeChannels', input: ({ channels }) => ({ id: channels?.id }) },
  {
    procedure: 'strategies.saveVisits',
    as: 'visits',
    input: () => ({ id: null, fields: { classId: null, name: '拜访', ...SPAN, rule: 'FREQ=WEEKLY', note: '带样' } }),
  },
  { procedure: 'strategies.removeVisits', input: ({ visits }) => ({ id: visits?.id }) },
  {
    procedure: 'routes.save',
    as: 'route',
    input: () => ({ routeId: null, code: 'R9', name: '九线', teamId, validFrom: '2026-12-01', days: [day] }),
  },
  {
    procedure: 'routes.save',
    input: ({ route }) => ({
      routeId: route?.routeId,
      code: 'R9',
      name: '新九线',
      teamId: null,
      validFrom: '2026-12-01',
      days: [{ ...day, cutoffMinute: 720 }],
    }),
  },
  { procedure: 'calendar.putDay', input: () => ({ calendars, date: '2026-12-05', working: true, name: '补班' }) },
  { procedure: 'calendar.putDay', input: () => ({ calendars, date: '2026-12-05', working: false, name: '停' }) },
  { procedure: 'calendar.removeDay', input: () => ({ calendars, date: '2026-12-05' }) },
  {
    procedure: 'calendar.putDays',
    input: () => ({ calendars, from: '2026-12-12', to: '2026-12-13', working: true, name: '补班' }),
  },
  { procedure: 'calendar.saveWeekdays', input: () => ({ calendar: 'call', weekdays: [1, 2, 3, 4] }) },
  { procedure: 'exceptions.save', as: 'exception', input: () => ({ ...exception, exceptionId: null, reason }) },
  { procedure: 'exceptions.remove', input: (m) => ({ ...m.exception, reason }) },
  {
    procedure: 'pauses.save',
    as: 'pause',
    input: () => ({ pauseId: null, subject: { kind: 'customer', id: customerId }, ...SPAN, reason }),
  },
  {
    procedure: 'pauses.save',
    input: (m) => ({
      ...m.pause,
      subject: { kind: 'customer', id: customerId },
      ...SPAN,
      validTo: null,
      reason: '装修',
    }),
  },
  { procedure: 'pauses.end', input: ({ pause }) => ({ ...pause, reason }) },
  {
    ...{ procedure: 'quotas.save', as: 'quota' },
    input: () => ({
      quotaId: null,
      kind: 'product-customer',
      productId,
      classId: null,
      customerId,
      ...SPAN,
      quantity: 12,
      floatPercent: 5,
    }),
  },
  {
    procedure: 'quotas.save',
    input: ({ quota }) => ({
      ...quota,
      kind: 'product-customer',
      productId,
      classId: null,
      customerId,
      ...SPAN,
      quantity: 20,
      floatPercent: 0,
    }),
  },
  {
    procedure: 'quotas.copy',
    input: ({ quota }) => ({ quotaIds: [quota?.quotaId], weeks: 5 }),
  },
  { procedure: 'quotas.remove', input: ({ quota }) => quota },
  {
    ...{ procedure: 'messages.save', as: 'message' },
    input: () => ({
      messageId: null,
      text: '新品到货',
      ...SPAN,
      targets: { all: false, classIds: [], routeIds: [routeId], areas: [], customerCodes: ['C-000000'] },
    }),
  },
  {
    procedure: 'messages.save',
    input: ({ message }) => ({
      ...message,
      text: '新品明日到货',
      ...SPAN,
      targets: { all: true, classIds: [], routeIds: [], areas: [], customerCodes: [] },
    }),
  },
  {
    procedure: 'messages.setDates',
    input: ({ message }) => ({ ...message, validFrom: '2026-12-02', validTo: '2026-12-30' }),
  },
  { procedure: 'messages.withdraw', without: { '*': 'a time' }, input: ({ message }) => ({ ...message, reason }) },
  {
    procedure: 'products.edit',
    input: () => ({
      productId,
      name: '玉溪',
      priceMinor: 12345,
      orderMultiple: 2,
      leastQuantity: 2,
      mostQuantity: 50,
      stock: 900,
      isQuota: true,
      active: false,
    }),
  },
  { procedure: 'orderCalendars.save', as: 'calendar', input: () => ({ calendarId: null, name: '元旦', rows: [] }) },
  { procedure: 'orderCalendars.remove', input: ({ calendar }) => ({ ...calendar, reason }) },
  { procedure: 'skills.save', as: 'skill', input: () => ({ code: 'yue', name: '粤语' }) },
  { procedure: 'skills.give', input: ({ skill }) => ({ operatorIds: [other], add: [skill?.id] }) },
  { procedure: 'skills.give', input: ({ skill }) => ({ operatorIds: [other], remove: [skill?.id] }) },
  { procedure: 'skills.setRetired', input: ({ skill }) => ({ id: skill?.id, retired: true }) },
  { procedure: 'skills.remove', input: ({ skill }) => ({ id: skill?.id }) },
  { procedure: 'teams.save', as: 'team', input: () => ({ code: 'T9', name: '九组' }) },
  { procedure: 'teams.save', input: ({ team }) => ({ id: team?.id, code: 'T9', name: '夜组' }) },
  {
    procedure: 'operators.saveSeat',
    as: 'seat',
    input: ({ team }) => ({ code: 'S99', name: '窗边', teamId: team?.id }),
  },
  { procedure: 'operators.saveSeat', input: ({ seat }) => ({ id: seat?.id, code: 'S98', name: '', teamId: null }) },
  { procedure: 'operators.removeSeat', input: ({ seat }) => ({ id: seat?.id }) },
  { procedure: 'teams.remove', input: ({ team }) => ({ id: team?.id }) },
  {
    ...{ procedure: 'operators.add', as: 'person' },
    input: () => ({
      login: 'neu',
      name: '李四',
      password: 'Lang-genug-77',
      roles: ['operator'],
      deputyOperatorId: other,
    }),
  },
  {
    procedure: 'operators.edit',
    input: ({ person }) => ({ id: person?.id, name: '李思', roles: ['operator', 'lead'], deputyOperatorId: null }),
  },
  { procedure: 'operators.setActive', input: ({ person }) => ({ id: person?.id, active: false }) },
  {
    procedure: 'shifts.save',
    input: () => ({ operatorIds: [other], shifts: [{ weekday: 2, fromMinute: 510, toMinute: 720 }] }),
  },
  {
    procedure: 'absences.mark',
    as: 'absence',
    input: () => ({ operatorId: other, from: '2026-12-01', to: '2026-12-02', share: 'deputy', reason }),
  },
  { procedure: 'settings.save', input: () => ({ wrapUpSeconds: 77, companyName: '星光' }) },
  {
    procedure: 'savedViews.save',
    as: 'view',
    input: () => ({ id: null, screen: 'calls', name: '今日', address: 'a=1' }),
  },
  { procedure: 'savedViews.remove', input: ({ view }) => ({ id: view?.id }) },
];

it('tells of everything that is set up what was, what is, and why', async () => {
  expect(await walkAudit(backend, STEPS)).toEqual([]);
});

it('has words in both languages for everything that it tells of', () => {
  const audited = Object.entries(appRouter._def.procedures).filter(
    ([, procedure]) => (procedure as unknown as { _def: { meta: { audit: string } } })._def.meta.audit !== 'none',
  );
  for (const language of LANGUAGES) {
    const { t } = createTranslator(language);
    expect(audited.map(([path]) => path).filter((path) => actionWord(t, path) === path)).toEqual([]);
  }
});
