import { join } from 'node:path';
import { appendAudit } from '../../../db/audit.ts';
import {
  beginClassComparison,
  compareClasses,
  comparedFigures,
  comparedMoves,
  countWanted,
  createClassChangeTables,
  keepChangedCustomers,
  packChangedCustomers,
} from '../../../db/class-change-staging.ts';
import { classChangeMarker, insertClassChange, writeMemberships } from '../../../db/class-memberships.ts';
import { findClass, findClassType } from '../../../db/classes.ts';
import { appendOutbox } from '../../../db/commands.ts';
import { storageError } from '../../../db/connection.ts';
import {
  attachStaging,
  closeStaging,
  createStaging,
  removeOldStaging,
  removeStaging,
  type StagingDB,
  shrinkStaging,
} from '../../../db/imports/staging.ts';
import type { ClassChangeReport, ClassChangeSource } from '../../../shared/contract/class-changes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { JobContext } from '../jobs/job.ts';
import { checkOpenDay } from './open-days.ts';

/** One change of many customers' classes, of one type and from one day. */
export interface ManyClassChange {
  /** Names the staging file, the change and its audit row. */
  readonly changeId: string;
  readonly source: ClassChangeSource;
  readonly classTypeId: string;
  readonly validFrom: string;
  readonly planned: 'keep' | 'replace';
  readonly reason: string;
  readonly actor: { readonly id: string; readonly name: string };
  /** The procedure that asked, for audit and outbox. */
  readonly procedure: string;
  /** What chose the customers, for the audit row. */
  readonly rule: object;
  /** How many were said to change; another number by now is refused. null: only count. */
  readonly expected: number | null;
  /** Names every customer with its class in the staging file. */
  want(staging: StagingDB): void;
}

const ROWS_A_STEP = 20_000;
const WANTED_SHARE = 0.3;
const COMPARED_SHARE = 0.8;
/** Classes that change while a change is compared with them make it compare again, so many times at most. */
const MOST_COMPARISONS = 3;

/**
 * Counts what a change does and, where `expected` says so, does it: prepared in a staging file, written in one
 * transaction with its audit row, all or nothing; a trial writes the memberships only. 100,000 customers hold the writer for about two seconds.
 * Errors: `refused/class-past-built`, `refused/class-change-stale` {expected, found}, `refused/job-cancelled`,
 * `busy/class-data-changed`.
 */
export async function applyClassChange(job: JobContext, change: ManyClassChange): Promise<ClassChangeReport> {
  checkOpenDay(job.reader, job.nowMs(), change.validFrom);
  const folder = join(job.dataDir, 'staging');
  removeOldStaging(folder, Date.now());
  const file = join(folder, `${change.changeId}.db`);
  const { databaseFile: liveFile, nativeBinding, newId } = job;
  const staging = createStaging({ file, liveFile, nativeBinding, newId });
  try {
    createClassChangeTables(staging);
    staging.raw.transaction(() => change.want(staging))();
    for (let comparisons = 1; ; comparisons += 1) {
      job.throwIfCancelled();
      const { marker, report } = staging.raw.transaction(() => compare(job, staging, change))();
      const { expected } = change;
      if (!job.isTrial) {
        if (expected === null) return report;
        if (report.changed !== expected) {
          throw new AppError('refused', 'class-change-stale', { expected, found: report.changed });
        }
      }
      const sha256 = staging.raw.transaction(() => packChangedCustomers(staging))();
      shrinkStaging(staging);
      job.throwIfCancelled();
      job.progress(COMPARED_SHARE);
      if (await write(job, staging, change, { ...report, applied: true }, marker, sha256)) {
        return { ...report, applied: true };
      }
      if (comparisons === MOST_COMPARISONS) throw new AppError('busy', 'class-data-changed');
    }
  } catch (error) {
    throw storageError(error, file) ?? error;
  } finally {
    closeStaging(staging);
    removeStaging(file);
  }
}

function compare(
  job: JobContext,
  staging: StagingDB,
  change: ManyClassChange,
): { readonly marker: number; readonly report: ClassChangeReport } {
  const marker = classChangeMarker(staging);
  const { classTypeId, validFrom, planned } = change;
  beginClassComparison(staging);
  const total = countWanted(staging);
  for (let after = 0; after < total; after += ROWS_A_STEP) {
    job.throwIfCancelled();
    job.progress(WANTED_SHARE + (COMPARED_SHARE - WANTED_SHARE) * (after / total), { customers: after });
    compareClasses(staging, { classTypeId, validFrom, planned }, after, after + ROWS_A_STEP);
  }
  const { customers, changed, withPlanned } = comparedFigures(staging);
  const moves = comparedMoves(staging);
  return { marker, report: { customers, changed, kept: customers - changed, withPlanned, moves, applied: false } };
}

/** False when somebody changed classes since `marker`. */
function write(
  job: JobContext,
  staging: StagingDB,
  change: ManyClassChange,
  report: ClassChangeReport,
  marker: number,
  sha256: string,
): Promise<boolean> {
  const { changeId, source, actor, reason, procedure } = change;
  return job.write((tx) => {
    if (job.isTrial) {
      attachStaging(tx, staging.file);
      writeMemberships(tx, 'staged', null);
      return true;
    }
    if (classChangeMarker(tx) !== marker) return false;
    const type = findClassType(tx, change.classTypeId);
    const code = (classId: string | null) => (classId === null ? null : (findClass(tx, classId)?.code ?? null));
    if (!type || report.moves.some(({ after }) => after !== null && code(after) === null)) {
      throw new AppError('not-found', type ? 'class-unknown' : 'class-type-unknown');
    }
    const atMs = job.nowMs();
    if (report.changed > 0) {
      attachStaging(tx, staging.file);
      const by = { byId: actor.id, byName: actor.name };
      insertClassChange(tx, { id: changeId, source, atMs, ...by, reason, customers: report.changed });
      writeMemberships(tx, 'staged', changeId);
      keepChangedCustomers(tx, changeId);
    }
    const { customers, changed, kept, withPlanned } = report;
    const what = {
      classType: type.code,
      validFrom: change.validFrom,
      planned: change.planned,
      rule: change.rule,
      ...{ customers, changed, kept, withPlanned },
      moves: report.moves.map(({ before, after, customers: n }) => ({
        before: code(before),
        after: code(after),
        customers: n,
      })),
      sha256,
    };
    const row = { atMs, actorId: actor.id };
    const entity = { entity: 'class-change', entityId: changeId };
    appendAudit(tx, { ...row, actorName: actor.name, action: procedure, ...entity, after: what, reason });
    appendOutbox(tx, { ...row, procedure, payload: JSON.stringify({ changeId, ...what }) });
    return true;
  });
}
