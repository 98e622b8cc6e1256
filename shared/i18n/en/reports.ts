import type { Messages } from '../messages.ts';
import type { reports as zh } from '../zh-CN/reports.ts';

export const reports: Messages<typeof zh> = {
  title: 'Reports',
  description:
    'Calls and orders of a period by seat, person, team, class, route and time; each number leads to what it counts.',
  seats: 'Seats',
  operators: 'Operators',
  classes: 'Classes',
  routes: 'Routes',
  view: 'What to look at',
  views: { calls: 'Calls', orders: 'Orders', handling: 'Call times', time: 'Time and pace' },
  groupBy: 'Group by',
  group: {
    seat: 'Seat',
    operator: 'Operator',
    team: 'Team',
    class: 'Class',
    route: 'Route',
    hour: 'Hour',
    day: 'Day',
    month: 'Month',
  },
  none: {
    seat: 'No seat',
    operator: 'No operator',
    team: 'No team',
    class: 'No class',
    route: 'No route',
    hour: '–',
    day: '–',
    month: '–',
  },
  now: 'Now',
  before: 'Before',
  table: 'Details',
  topOnly: 'The chart shows the {{count}} with most calls, the table all of them.',
  empty: 'No calls in this period',
  emptyHint: 'Choose another period, or fewer filters.',
  noTime: 'No time signed in here',
  noTimeHint:
    'It is known of seats, operators, teams and dates: choose another group, or clear class, route and direction.',
  onlyBefore: 'No calls in this period yet; what stands below is the period before, {{from}} to {{to}}.',
  figure: {
    attempts: 'Attempts',
    connected: 'Connected',
    customers: 'Customers',
    reached: 'Customers reached',
    ordered: 'Customers ordering',
    ordersPerHour: 'Orders per hour',
    amountPerHour: 'Amount per hour',
    signedIn: 'Signed in',
    paused: 'Pauses',
    answered: 'Answered calls',
    holdAverage: 'Avg hold',
    unanswered: 'Unanswered',
    unansweredAverage: 'Avg unanswered',
  },
  formula: {
    connected:
      'Conversations in which somebody answered: with a result other than no answer, busy, unreachable, invalid number. Further shops of one conversation are not counted.',
    customers: 'Different customers of these calls; callers who are no known customer are not counted.',
    reached: 'Customers reached = different customers whose call was connected, without wrong person and dropped.',
    ordered: 'Different customers with an order taken in these calls that still stands.',
    amountPerHour:
      'Amount per hour = amount ÷ hours signed in (all states of the seat but signed out, pauses too). A lead sees amount and time of the team’s own people.',
    signedIn: 'Time in all states of the seat but signed out, pauses too.',
    paused: 'Time in which the seat was paused.',
    answered:
      'Calls with a connected result: all but no answer, busy, unreachable and invalid number. Further shops of one conversation are counted, and share its talk time.',
    holdAverage: 'Average hold = seconds on hold of answered calls ÷ answered calls.',
    unanswered: 'Calls that nobody answered: no answer, busy, unreachable or invalid number.',
    unansweredAverage: 'Average unanswered = time from dialing to the end of the wrap-up ÷ unanswered calls.',
    attempts: 'Conversations with a result; further shops of one conversation are not counted.',
    ordersPerHour:
      'Orders per hour = orders ÷ hours signed in (all states of the seat but signed out, pauses too). A lead sees orders and time of the team’s own people.',
  },
  how: {
    calls:
      'Connect rate = connected ÷ attempts; attempts = conversations with a result (further shops of one conversation are calls, but no attempts); customers are different ones; reached = connected without wrong person and dropped.',
    orders:
      'Order rate (of reached) = customers with an order that stands ÷ customers reached; orders, quantity and amount are those taken in these calls that still stand; quantity per order = quantity ÷ orders.',
    handling:
      'Averages = seconds of answered calls ÷ answered calls; handling = talk + hold + wrap-up. What nobody answered stands apart: its time runs from dialing to the end of the wrap-up, average = that time ÷ unanswered calls.',
    time: 'Signed in = all states of the seat but signed out; occupancy = busy ÷ (busy + ready), busy = preview, dialing, talking, hold and wrap-up; per hour = orders or amount ÷ hours signed in. By class, route or result there is no time signed in.',
  },
  change: {
    up: 'up by {{by}} since the period before',
    down: 'down by {{by}} since the period before',
    same: 'as in the period before',
    points: '{{by}} pt',
    new: 'from 0',
  },
  printed: { before: 'Period before: {{from}} to {{to}}' },
  chart: { calls: 'Attempts', orders: 'Orders', handling: 'Average handling (seconds)', time: 'Orders per hour' },
};
