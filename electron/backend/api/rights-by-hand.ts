import type { Role } from '../../../shared/contract/rights.ts';

type Line = { readonly roles: readonly Role[]; readonly procedures: readonly string[] };

const EVERYBODY: readonly Role[] = ['operator', 'lead', 'supervisor', 'administrator'];
const CALLERS: readonly Role[] = ['operator', 'lead', 'supervisor'];
const STEERING: readonly Role[] = ['lead', 'supervisor'];

/**
 * The table of rights read anew, procedure by procedure and role by role, without looking at shared/contract/rights.ts:
 * the tests compare the two. `room.*` stands for what of a room is named nowhere else.
 */
export const LINES: Readonly<Record<string, Line>> = {
  'before a session': { roles: [], procedures: ['auth.firstStart', 'auth.createAdministrator', 'auth.signIn'] },
  'own session and what every screen is drawn with': {
    roles: EVERYBODY,
    procedures: [
      'auth.*',
      'events.all',
      'savedViews.*',
      'settings.company',
      'operators.seats',
      'teams.list',
      'shifts.mine',
      'skills.list',
    ],
  },
  'take and work calls, orders, tickets of own seat': {
    roles: CALLERS,
    procedures: [
      'calls.*',
      'seats.*',
      'orders.*',
      'tickets.*',
      'followUps.answer',
      'shiftNotes.*',
      'broadcasts.unread',
      'broadcasts.acknowledge',
      'messages.convey',
      'customers.correct',
      'customerChanges.ask',
      'customerChanges.withdraw',
      'queue.whyDry',
      'queue.dryCustomers',
    ],
  },
  'see customers, orders, tickets, calls': {
    roles: CALLERS,
    procedures: [
      'customers.*',
      'customerChanges.*',
      'callLog.*',
      'products.list',
      'exceptions.ofCustomer',
      'pauses.ofCustomer',
    ],
  },
  'reassign, release, rebuild the queue': {
    roles: STEERING,
    procedures: [
      'absences.*',
      'broadcasts.*',
      'queue.*',
      'supervision.*',
      'coverage.*',
      'followUps.*',
      'quotas.late',
      'quotas.queueLate',
      'quotas.dismissLate',
    ],
  },
  'approve changes, hand over, climb': {
    roles: STEERING,
    procedures: [
      'customerChanges.decide',
      'customerChanges.approve',
      'orders.handOver',
      'orders.handOvers',
      'orders.handOverTicket',
      'tickets.assign',
      'tickets.climb',
    ],
  },
  'strategies, classes, calendars, quotas, messages: read': {
    roles: STEERING,
    procedures: [
      'strategies.list',
      'strategies.previewDates',
      'strategies.listOverrides',
      'strategies.ofCustomer',
      'strategies.listChannels',
      'strategies.listVisits',
      'classes.list',
      'classes.memberships',
      'calendar.year',
      'orderCalendars.list',
      'orderCalendars.detail',
      'messages.list',
      'messages.choices',
      'messages.codes',
      'messages.counts',
      'messages.customers',
      'exceptions.list',
      'exceptions.subjects',
      'pauses.list',
      'quotas.list',
      'quotas.choices',
      'quotas.use',
      'routes.list',
      'routes.detail',
      'routes.misfits',
    ],
  },
  'strategies, classes, calendars, quotas, messages: change': {
    roles: ['supervisor'],
    procedures: [
      'strategies.*',
      'classes.*',
      'calendar.*',
      'orderCalendars.*',
      'exceptions.*',
      'pauses.*',
      'quotas.*',
      'messages.*',
      'routes.*',
      'effects.*',
      'leveling.*',
      'caseSetup.*',
      'products.edit',
      'customers.edit',
      'customers.needSkills',
    ],
  },
  reports: { roles: STEERING, procedures: ['caseFigures.*', 'workLog.list', 'workLog.readRemark'] },
  'reports: own calls, of the team, of all': {
    roles: CALLERS,
    procedures: ['reports.*', 'calledCustomers.*', 'seatStates.*', 'workLog.*'],
  },
  'export call logs': {
    roles: ['supervisor'],
    procedures: [
      'exports.*',
      'audit.export',
      'audit.exported',
      'audit.cancelExport',
      'reports.saveReasonRows',
      'seatStates.save',
    ],
  },
  import: { roles: ['supervisor', 'administrator'], procedures: ['imports.*'] },
  'operators, roles, settings, backup': {
    roles: ['administrator'],
    procedures: ['operators.*', 'shifts.*', 'skills.*', 'teams.*', 'settings.save', 'sample.*'],
  },
  'audit log': { roles: ['supervisor', 'administrator'], procedures: ['audit.*'] },
};

const ROLES_OF = new Map(
  Object.values(LINES).flatMap(({ roles, procedures }) => procedures.map((procedure) => [procedure, roles] as const)),
);

/** The roles that may ask for a procedure; undefined: no line of the table names it yet. */
export function rolesByHand(path: string): readonly Role[] | undefined {
  return ROLES_OF.get(path) ?? ROLES_OF.get(path.replace(/\..*/, '.*'));
}
