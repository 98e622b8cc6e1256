import type { Messages } from '../messages.ts';
import type { seatStates as original } from '../zh-CN/seat-states.ts';

export const seatStates: Messages<typeof original> = {
  title: 'States of seats',
  description:
    'One row for each stretch that a seat was in a state; figures are sums of these rows. Rows are clipped to the dates and hours asked for; one that goes on is counted until now.',
  list: 'States of seats',
  report: 'Report',
  refresh: 'Refresh',
  save: { csv: 'Export CSV', xlsx: 'Export Excel' },
  ofLabel: 'Which states',
  of: {
    'signed-in': 'All while signed in',
    'at-work': 'Busy and ready',
    busy: 'Busy',
    ready: 'Ready',
    paused: 'Paused',
  },
  reason: 'Reason for a pause',
  noReason: 'No reason given',
  total: 'Sum of the list',
  formula: {
    total:
      'The lengths of all rows that fit, added up to the millisecond and then rounded to seconds, from the same source as the report',
  },
  pauseTotal: '{{reason}} {{count}} × {{time}}',
  counting: 'Adding up …',
  loaded: '{{rows}} rows shown, more below',
  loadedAll: '{{rows}} rows',
  searchingTo: 'Looking, up to {{date}} so far …',
  none: 'No states of seats fit',
  noneHint: 'Try other dates, people or states.',
  running: 'goes on',
  column: {
    person: 'Operator',
    seat: 'Seat',
    state: 'State',
    reason: 'Reason',
    from: 'From',
    until: 'Until',
    seconds: 'Length',
  },
  file: { seconds: 'Length (seconds)', untilNow: 'Going on when exported' },
};
