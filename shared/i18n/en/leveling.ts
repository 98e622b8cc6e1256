import type { Messages } from '../messages.ts';
import type { leveling as original } from '../zh-CN/leveling.ts';

export const leveling: Messages<typeof original> = {
  title: 'Load leveling',
  subtitle:
    'Proposes other order days, within what the routes allow, so that every day of the week has about as many calls.',
  by: 'Even out',
  byKinds: { team: 'each team', route: 'each route' },
  most: 'Move at most',
  propose: 'Work out a proposal',
  computing: 'Working it out…',
  noTeam: 'Routes without a team',
  empty: 'Work out a proposal first',
  emptyHint:
    'It counts the calls of each weekday by the strategies of the next 8 weeks, and who could move. Nothing changes before you apply it.',
  nothing: 'There is nothing to move',
  nothingHint: 'The days are even already, or strategies and routes name the customers’ days.',
  counts:
    'Of {{customers}} customers {{movable}} can move; the rules of {{byRule}} name the day; the routes of {{byRoute}} take orders on no other day.',
  gain: 'Busiest day: {{before}} → {{after}} calls ({{minutesBefore}} → {{minutesAfter}} minutes). Standard deviation {{deviationBefore}} → {{deviationAfter}}. Customers who move: {{moves}}.',
  chart: 'Calls by weekday (ordinary week)',
  chartGroup: 'Show',
  allGroups: 'All',
  weekday: 'Weekday',
  moves: 'Proposed moves',
  routes: 'Routes',
  code: 'Code',
  name: 'Customer',
  route: 'Route',
  from: 'Order days now',
  to: 'New order days',
  perWeek: 'Calls a week',
  together: 'same owner',
  select: 'Choose',
  selectAll: 'Choose all',
  selectNone: 'Choose none',
  reason: 'Reason',
  reasonDefault: 'Even out the calls of the week',
  look: 'See the effect and apply ({{count}})',
  what: 'other order days for {{count}} customers',
  applied: 'Order days changed for {{count}} customers.',
};
