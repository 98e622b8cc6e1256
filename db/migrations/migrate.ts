import type Database from 'better-sqlite3';
import { AppError } from '../../shared/contract/errors.ts';
import { people } from './0001-people.ts';
import { customers } from './0002-customers.ts';
import { products } from './0003-products.ts';
import { plan } from './0004-plan.ts';
import { queueAndCalls } from './0005-queue-and-calls.ts';
import { orders } from './0006-orders.ts';
import { recordKeeping } from './0007-record-keeping.ts';
import { planning } from './0008-planning.ts';
import { popularity } from './0009-popularity.ts';
import { handOver } from './0010-hand-over.ts';
import { lineNote } from './0011-line-note.ts';
import { orderDay } from './0012-order-day.ts';
import { itemCutoff } from './0013-item-cutoff.ts';
import { lateQuota } from './0014-late-quota.ts';
import { ordersByDelivery } from './0015-orders-by-delivery.ts';
import { tickets } from './0016-tickets.ts';
import { caseChanges } from './0017-case-changes.ts';
import { caseFigures } from './0018-case-figures.ts';
import { steering } from './0019-steering.ts';
import { ticketOrders } from './0020-ticket-orders.ts';
import { operatorOfCall } from './0021-operator-of-call.ts';
import { caseLists } from './0022-case-lists.ts';
import { refusedDemand } from './0023-refused-demand.ts';
import { workLog } from './0024-work-log.ts';
import { auditKeeping } from './0025-audit-keeping.ts';
import { shifts } from './0026-shifts.ts';
import { shiftNotes } from './0027-shift-notes.ts';
import { broadcastWithdrawn } from './0028-broadcast-withdrawn.ts';
import { seatHours } from './0029-seat-hours.ts';
import { refusedHad } from './0030-refused-had.ts';
import { skills } from './0031-skills.ts';
import { firstPasswords } from './0032-first-passwords.ts';
import { seatPauses } from './0033-seat-pauses.ts';
import { auditStretches } from './0034-audit-stretches.ts';
import { importSteps } from './0035-import-steps.ts';

/** Numbered, forward only: the position in this list plus one is the `user_version` that a migration leaves behind. */
export const MIGRATIONS: readonly string[] = [
  people,
  customers,
  products,
  plan,
  queueAndCalls,
  orders,
  recordKeeping,
  planning,
  popularity,
  handOver,
  lineNote,
  orderDay,
  itemCutoff,
  lateQuota,
  ordersByDelivery,
  tickets,
  caseChanges,
  caseFigures,
  steering,
  ticketOrders,
  operatorOfCall,
  caseLists,
  refusedDemand,
  workLog,
  auditKeeping,
  shifts,
  shiftNotes,
  broadcastWithdrawn,
  seatHours,
  refusedHad,
  skills,
  firstPasswords,
  seatPauses,
  auditStretches,
  importSteps,
];

/** "ORDL" as the file's application id, so that another program's database is not taken for ours. */
const APPLICATION_ID = 0x4f52444c;

/**
 * Applies what is missing, each migration in a transaction of its own; `keepCopy` is called first, once, when there is
 * an older database to lose.
 * Errors: `refused/database-from-future` {found, known}, `refused/database-foreign`.
 */
export function migrate(raw: Database.Database, keepCopy: (version: number) => void = () => undefined): void {
  const version = raw.pragma('user_version', { simple: true }) as number;
  const application = raw.pragma('application_id', { simple: true }) as number;
  if (version > MIGRATIONS.length) {
    throw new AppError('refused', 'database-from-future', { found: version, known: MIGRATIONS.length });
  }
  const tables = raw.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").pluck().get() as number;
  if (application !== APPLICATION_ID && tables > 0) throw new AppError('refused', 'database-foreign');
  if (application !== APPLICATION_ID) raw.pragma(`application_id = ${APPLICATION_ID}`);
  if (version > 0 && version < MIGRATIONS.length) keepCopy(version);
  for (let next = version; next < MIGRATIONS.length; next += 1) {
    const script = MIGRATIONS[next] as string;
    raw
      .transaction(() => {
        raw.exec(script);
        raw.pragma(`user_version = ${next + 1}`);
      })
      .immediate();
  }
}
