import { audit } from './audit.ts';
import { auditFields } from './audit-fields.ts';
import { auditFiles } from './audit-files.ts';
import { auditResults } from './audit-results.ts';
import { auth } from './auth.ts';
import { backup } from './backup.ts';
import { calendar } from './calendar.ts';
import { callLog } from './call-log.ts';
import { calledCustomers } from './called-customers.ts';
import { calls } from './calls.ts';
import { caseActions } from './case-actions.ts';
import { caseBoard } from './case-board.ts';
import { caseBulk } from './case-bulk.ts';
import { caseChanges } from './case-changes.ts';
import { caseDrawer } from './case-drawer.ts';
import { caseFigures } from './case-figures.ts';
import { caseSetup } from './case-setup.ts';
import { caseSheet } from './case-sheet.ts';
import { classes } from './classes.ts';
import { cli } from './cli.ts';
import { common } from './common.ts';
import { coverage } from './coverage.ts';
import { customerChanges } from './customer-changes.ts';
import { customers } from './customers.ts';
import { effects } from './effects.ts';
import { errors } from './errors.ts';
import { exceptions } from './exceptions.ts';
import { exports } from './exports.ts';
import { followUps } from './follow-ups.ts';
import { handOver } from './hand-over.ts';
import { host } from './host.ts';
import { imports } from './imports.ts';
import { keys } from './keys.ts';
import { lateQuotas } from './late-quotas.ts';
import { leveling } from './leveling.ts';
import { messages } from './messages.ts';
import { operators } from './operators.ts';
import { orderCalendars } from './order-calendars.ts';
import { orders } from './orders.ts';
import { pauses } from './pauses.ts';
import { products } from './products.ts';
import { queue } from './queue.ts';
import { quotas } from './quotas.ts';
import { reasons } from './reasons.ts';
import { reports } from './reports.ts';
import { routes } from './routes.ts';
import { sample } from './sample.ts';
import { savedViews } from './saved-views.ts';
import { seatStates } from './seat-states.ts';
import { seats } from './seats.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { shiftNotes } from './shift-notes.ts';
import { shifts } from './shifts.ts';
import { skills } from './skills.ts';
import { slip } from './slip.ts';
import { starter } from './starter.ts';
import { strategies } from './strategies.ts';
import { supervision } from './supervision.ts';
import { tables } from './tables.ts';
import { ticketLists } from './ticket-lists.ts';
import { tickets } from './tickets.ts';
import { workLog } from './work-log.ts';
import { workstation } from './workstation.ts';

export const zhCN = {
  audit,
  auditFields,
  auditFiles,
  auditResults,
  backup,
  auth,
  calendar,
  callLog,
  calledCustomers,
  calls,
  caseActions,
  caseBoard,
  caseBulk,
  caseChanges,
  caseFigures,
  reasons,
  reports,
  tables,
  caseDrawer,
  caseSetup,
  caseSheet,
  classes,
  cli,
  common,
  coverage,
  customerChanges,
  customers,
  effects,
  errors,
  exceptions,
  exports,
  handOver,
  host,
  imports,
  keys,
  lateQuotas,
  followUps,
  leveling,
  messages,
  operators,
  orderCalendars,
  orders,
  pauses,
  products,
  queue,
  quotas,
  routes,
  sample,
  savedViews,
  seatStates,
  seats,
  settings,
  shell,
  shifts,
  skills,
  slip,
  starter,
  strategies,
  supervision,
  ticketLists,
  tickets,
  workLog,
  shiftNotes,
  workstation,
};
