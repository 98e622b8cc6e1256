import type { Messages } from '../messages.ts';
import type { pauses as original } from '../zh-CN/pauses.ts';

export const pauses: Messages<typeof original> = {
  title: 'Pauses',
  add: 'Add a pause',
  editOf: 'Change a pause',
  end: 'End',
  takeBack: 'Take back',
  from: 'From',
  to: 'To',
  openEnd: 'Empty: until somebody ends it',
  untilEnded: 'until ended',
  state: 'State',
  states: { active: 'paused', future: 'to come', past: 'over' },
  anyState: 'All states',
  reasonPlaceholder: 'such as shop closed for repairs, licence suspended',
  saved: 'Pause saved',
  ended: 'Called again',
  endText: 'Calls are made again from today on. Build today’s queue again to bring back who is due.',
  takeBackText: 'This pause has not begun; it goes without a trace but for the audit log.',
  none: 'No pauses',
  noneHint:
    'A pause suppresses the calls of a customer, a class or a route for a time, such as a shop that is closed or a licence that is suspended.',
  ofCustomer: 'Pauses',
  pauseCustomer: 'Pause calls',
  viaClass: ' (class {{name}})',
  viaRoute: ' (route {{name}})',
};
