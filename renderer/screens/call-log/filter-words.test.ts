import { expect, it } from 'vitest';
import { type CallLogChoices, callLogFilter } from '../../../shared/contract/call-log.ts';
import { createTranslator } from '../../../shared/i18n/index.ts';
import { filterWords } from './filter-words.ts';

const CHOICES: CallLogChoices = {
  today: '2026-11-22',
  seats: ['A-01', 'A-02', 'A-03', 'A-04'].map((label) => ({ id: label.toLowerCase(), label })),
  operators: [],
  classes: [{ id: 'k', label: '档位 · A' }],
  routes: [],
  teams: [{ id: 't', label: '1 班' }],
  choosesPeople: true,
  mayExport: true,
  masked: false,
};
const { t } = createTranslator('en');
const words = (more: object) =>
  filterWords(t, callLogFilter.parse({ from: '2026-11-01', to: '2026-11-30', ...more }), CHOICES);

it.each([
  ['2026-11-01 – 2026-11-30', {}],
  ['2026-11-01', { to: '2026-11-01' }],
  ['2026-11-01 – 2026-11-30 · A-01, A-02 · 档位 · A', { seatIds: ['a-01', 'a-02'], classIds: ['k'] }],
  ['2026-11-01 – 2026-11-30 · Seats: 4', { seatIds: ['a-01', 'a-02', 'a-03', 'a-04'] }],
  ['2026-11-01 – 2026-11-30 · Routes: 1', { routeIds: ['gone'] }],
  [
    '2026-11-01 – 2026-11-30 · No seat · 1 班 · 09:00–09:59 · Reached only',
    { seatIds: ['none'], teamIds: ['t'], hours: [9], counted: 'reached' },
  ],
  [
    '2026-11-01 – 2026-11-30 · Busy · Price · Incoming · Without order · With case · Number …8000',
    {
      dispositions: ['busy'],
      noOrderReasons: ['price'],
      direction: 'in',
      hasOrder: false,
      hasTicket: true,
      number: '8000',
    },
  ],
])('%s', (expected, more) => expect(words(more)).toBe(expected));
