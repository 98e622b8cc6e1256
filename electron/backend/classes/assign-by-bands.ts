import { allClasses, type CustomerValue, customerValues, putMembership } from '../../../db/classes.ts';
import type { BandsInput, BandsOutput } from '../../../shared/contract/classes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { placeInBands } from '../../../shared/domain/classes/place-in-bands.ts';
import type { JobContext } from '../jobs/job.ts';

export interface AssignByBandsInput {
  readonly bands: BandsInput;
  /** False: only count. */
  readonly apply: boolean;
}

/**
 * Gives customers a class by the value of their orders; without `apply` it only counts what would change. A job: the
 * sums over a million orders take a while. Errors: `refused/bands-dates`, `bands-order`, `bands-share`, `bands-class`.
 */
export async function assignByBands(job: JobContext, { bands, apply }: AssignByBandsInput): Promise<BandsOutput> {
  checkBands(job, bands);
  const values = customerValues(job.reader, { ...bands, date: bands.validFrom });
  job.throwIfCancelled();
  job.progress(0.5);
  const placed = placeInBands(
    values.map((one) => one.value),
    bands.by,
    bands.bands,
  );
  const output = count(bands, values, placed, apply);
  if (apply) {
    const dayBefore = addDays(bands.validFrom, -1);
    const { classTypeId, validFrom } = bands;
    await job.write((tx) => {
      for (const [index, { customerId, classId: before }] of values.entries()) {
        const classId = placed[index];
        if (classId == null || classId === before) continue;
        putMembership(tx, {
          customerId,
          classTypeId,
          classId,
          validFrom,
          dayBefore,
          reason: `value-band ${bands.measure}`,
        });
      }
    });
  }
  job.progress(1);
  return output;
}

function checkBands(job: JobContext, { bands, by, classTypeId, from, to }: BandsInput): void {
  if (from > to) throw new AppError('refused', 'bands-dates', { from, to });
  const classes = new Set(
    allClasses(job.reader, from)
      .filter((one) => one.classTypeId === classTypeId)
      .map((one) => one.id),
  );
  if (
    bands.some((band) => !classes.has(band.classId)) ||
    new Set(bands.map((band) => band.classId)).size < bands.length
  ) {
    throw new AppError('refused', 'bands-class');
  }
  const limits = bands.map((band) => band.limit);
  if (by === 'at-least' && limits.some((limit, index) => index > 0 && limit >= (limits[index - 1] as number))) {
    throw new AppError('refused', 'bands-order');
  }
  const total = limits.reduce((sum, limit) => sum + limit, 0);
  if (by === 'top-percent' && total > 100) throw new AppError('refused', 'bands-share', { total });
}

function count(
  { bands }: BandsInput,
  values: readonly CustomerValue[],
  placed: readonly (string | null)[],
  applied: boolean,
): BandsOutput {
  const rows = new Map(bands.map((band) => [band.classId, { customers: 0, before: 0, least: NONE, most: NONE }]));
  let changed = 0;
  let unplaced = 0;
  for (const [index, { value, classId: before }] of values.entries()) {
    const old = before === null ? undefined : rows.get(before);
    if (old) old.before += 1;
    const classId = placed[index];
    const row = classId == null ? undefined : rows.get(classId);
    if (!row) {
      unplaced += 1;
      continue;
    }
    row.customers += 1;
    row.most ??= value;
    row.least = value;
    if (classId !== before) changed += 1;
  }
  return {
    customers: values.length,
    changed,
    unchanged: values.length - changed - unplaced,
    unplaced,
    bands: [...rows].map(([classId, row]) => ({ classId, ...row })),
    applied,
  };
}

const NONE = null as number | null;
