import type { Messages } from '../messages.ts';
import type { shifts as original } from '../zh-CN/shifts.ts';

export const shifts: Messages<typeof original> = {
  title: 'Shifts',
  hint: 'When each person works in a week: the live view says until when somebody is there and forecasts the routes by it. Who has no shifts is at work whenever signed in.',
  week: 'A week',
  hours: '{{hours}} h',
  none: 'None planned',
  noPeople: 'Nobody fits',
  find: 'Find by login, name or team',
  edit: 'Shifts',
  editNamed: 'Shifts of {{name}}',
  setForChosen: 'Set shifts of {{count}} chosen',
  choose: 'Choose {{name}}',
  chooseAll: 'Choose everybody in the list',
  titleOf: 'Shifts of {{name}}',
  titleOfMany: 'Shifts of {{count}} people',
  differ: 'They have different shifts; what stands here is then everybody’s.',
  fieldHint:
    'For example 08:30-12:00 14:00-17:30; empty is a day off. Past midnight is 22:00-02:00, on the day it begins.',
  keysHint: 'Up and down change the day, Enter saves.',
  calendarHint:
    'Days off of the calendar have no shift; on a make-up day without an own one, that of the last weekday before counts.',
  copyMonday: 'Monday’s for {{days}} too',
  fromTo: '{{from}} to {{to}}',
  clear: 'Clear all',
  total: '{{hours}} h a week',
  saved_one: 'Shifts of {{count}} person saved',
  saved_other: 'Shifts of {{count}} people saved',
  unchanged: 'Nothing has changed',
  today: 'Shift today {{times}}',
  until: 'until {{time}}',
  from: 'from {{time}}',
  over: '{{minutes}} min over',
  planned: 'Shift {{from}}–{{to}}',
};
