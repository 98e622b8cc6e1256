import type { Bench } from './bench.ts';

/** All benchmarks by the name that `--only` takes. Loaded one at a time, each in its own process. */
export const BENCHES: Readonly<Record<string, () => Promise<{ bench: Bench }>>> = {
  start: () => import('./start.ts'),
  search: () => import('./search.ts'),
  import: () => import('./import.ts'),
  'web-orders': () => import('./web-orders.ts'),
  'call-log': () => import('./call-log.ts'),
  export: () => import('./export.ts'),
  'export-xlsx': () => import('./export-xlsx.ts'),
  'export-seat-states': () => import('./export-seat-states.ts'),
  keystroke: () => import('./keystroke.ts'),
  order: () => import('./order.ts'),
  basket: () => import('./basket.ts'),
  'next-call': () => import('./next-call.ts'),
  queue: () => import('./queue.ts'),
  'what-if': () => import('./what-if.ts'),
  coverage: () => import('./coverage.ts'),
  tickets: () => import('./ticket-lists.ts'),
  'ticket-clocks': () => import('./ticket-clocks.ts'),
  'ticket-board': () => import('./ticket-board.ts'),
  'ticket-figures': () => import('./ticket-figures.ts'),
  reports: () => import('./reports.ts'),
  audit: () => import('./audit.ts'),
  'work-log': () => import('./work-log.ts'),
  rhythm: () => import('./rhythm.ts'),
  live: () => import('./live.ts'),
};
