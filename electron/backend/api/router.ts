import { absencesRouter } from './absences-router.ts';
import { auditRouter } from './audit-router.ts';
import { authRouter } from './auth-router.ts';
import { broadcastsRouter } from './broadcasts-router.ts';
import { calendarRouter } from './calendar-router.ts';
import { callLogRouter } from './call-log-router.ts';
import { calledCustomersRouter } from './called-customers-router.ts';
import { callsRouter } from './calls-router.ts';
import { caseFiguresRouter } from './case-figures-router.ts';
import { caseSetupRouter } from './case-setup-router.ts';
import { classesRouter } from './classes-router.ts';
import { coverageRouter } from './coverage-router.ts';
import { customerChangesRouter } from './customer-changes-router.ts';
import { customersRouter } from './customers-router.ts';
import { effectsRouter } from './effects-router.ts';
import { eventsRouter } from './events-router.ts';
import { exceptionsRouter, pausesRouter } from './exceptions-router.ts';
import { exportsRouter } from './exports-router.ts';
import { followUpsRouter } from './follow-ups-router.ts';
import { importsRouter } from './imports-router.ts';
import { levelingRouter } from './leveling-router.ts';
import { messagesRouter } from './messages-router.ts';
import { operatorsRouter, teamsRouter } from './operators-router.ts';
import { orderCalendarsRouter } from './order-calendars-router.ts';
import { ordersRouter } from './orders-router.ts';
import { router } from './procedure.ts';
import { productsRouter } from './products-router.ts';
import { queueRouter } from './queue-router.ts';
import { quotasRouter } from './quotas-router.ts';
import { reportsRouter } from './reports-router.ts';
import { routesRouter } from './routes-router.ts';
import { sampleRouter } from './sample-router.ts';
import { savedViewsRouter } from './saved-views-router.ts';
import { seatStatesRouter } from './seat-states-router.ts';
import { seatsRouter } from './seats-router.ts';
import { settingsRouter } from './settings-router.ts';
import { shiftNotesRouter } from './shift-notes-router.ts';
import { shiftsRouter } from './shifts-router.ts';
import { skillsRouter } from './skills-router.ts';
import { strategiesRouter } from './strategies-router.ts';
import { supervisionRouter } from './supervision-router.ts';
import { ticketsRouter } from './tickets-router.ts';
import { workLogRouter } from './work-log-router.ts';

/** Everything the program can be asked, one router a feature. */
export const appRouter = router({
  strategies: strategiesRouter,
  supervision: supervisionRouter,
  savedViews: savedViewsRouter,
  tickets: ticketsRouter,
  followUps: followUpsRouter,
  queue: queueRouter,
  classes: classesRouter,
  broadcasts: broadcastsRouter,
  calendar: calendarRouter,
  exceptions: exceptionsRouter,
  pauses: pausesRouter,
  absences: absencesRouter,
  orderCalendars: orderCalendarsRouter,
  audit: auditRouter,
  auth: authRouter,
  callLog: callLogRouter,
  calledCustomers: calledCustomersRouter,
  calls: callsRouter,
  caseFigures: caseFiguresRouter,
  caseSetup: caseSetupRouter,
  effects: effectsRouter,
  leveling: levelingRouter,
  events: eventsRouter,
  exports: exportsRouter,
  imports: importsRouter,
  messages: messagesRouter,
  orders: ordersRouter,
  seats: seatsRouter,
  settings: settingsRouter,
  sample: sampleRouter,
  coverage: coverageRouter,
  customers: customersRouter,
  customerChanges: customerChangesRouter,
  products: productsRouter,
  quotas: quotasRouter,
  reports: reportsRouter,
  seatStates: seatStatesRouter,
  routes: routesRouter,
  operators: operatorsRouter,
  skills: skillsRouter,
  shifts: shiftsRouter,
  teams: teamsRouter,
  workLog: workLogRouter,
  shiftNotes: shiftNotesRouter,
});

export type AppRouter = typeof appRouter;
