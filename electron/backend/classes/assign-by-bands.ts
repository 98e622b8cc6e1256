import { wantClasses } from '../../../db/class-change-staging.ts';
import { allClasses, type CustomerValue, customerValues } from '../../../db/classes.ts';
import type { BandsInput, BandsOutput } from '../../../shared/contract/classes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { placeInBands } from '../../../shared/domain/classes/place-in-bands.ts';
import type { JobContext } from '../jobs/job.ts';
import { applyClassChange } from './apply-class-change.ts';

export interface AssignByBandsInput {
  /** Names the change. */
  readonly changeId: string;
  readonly bands: BandsInput;
  /** How many the preview said would change; null: only count. */
  readonly expected: number | null;
  readonly actor: { readonly id: string; readonly name: string };
}

const ROWS_A_STEP = 20_000;

/**
 * Gives customers a class by the value of their orders; without `expected` it only counts what would change. A job: the
 * sums over a million orders take a while. Errors: `refused/bands-dates`, `bands-order`, `bands-share`, `bands-class`;
 * those of {@link applyClassChange}.
 */
export async function assignByBands(job: JobContext, input: AssignByBandsInput): Promise<BandsOutput> {
  const { bands, changeId, expected, actor } = input;
  checkBands(job, bands);
  const { classTypeId, validFrom, measure } = bands;
  const values = customerValues(job.reader, { ...bands, date: validFrom });
  job.throwIfCancelled();
  const placed = placeInBands(
    values.map((one) => one.value),
    bands.by,
    bands.bands,
  );
  const report = await applyClassChange(job, {
    ...{ changeId, source: 'bands', classTypeId, validFrom, planned: 'keep', actor, expected },
    reason: bands.reason || `value-band ${measure}`,
    procedure: 'classes.applyBands',
    rule: bands,
    want(staging) {
      const wanted = values.flatMap(({ customerId }, index) => {
        const classId = placed[index];
        return classId == null ? [] : [{ customerId, classId }];
      });
      for (let at = 0; at < wanted.length; at += ROWS_A_STEP) {
        job.throwIfCancelled();
        wantClasses(staging, wanted.slice(at, at + ROWS_A_STEP));
      }
    },
  });
  job.progress(1);
  const { changed, kept, withPlanned, applied } = report;
  const figures = { changed, unchanged: kept, unplaced: values.length - changed - kept, withPlanned, applied };
  return { customers: values.length, ...figures, bands: countBands(bands, values, placed) };
}

function checkBands(job: JobContext, { bands, by, classTypeId, from, to }: BandsInput): void {
  if (from > to) throw new AppError('refused', 'bands-dates', { from, to });
  const classes = new Set(
    allClasses(job.reader)
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

function countBands(
  { bands }: BandsInput,
  values: readonly CustomerValue[],
  placed: readonly (string | null)[],
): BandsOutput['bands'] {
  const rows = new Map(bands.map((band) => [band.classId, { customers: 0, before: 0, least: NONE, most: NONE }]));
  for (const [index, { value, classId: before }] of values.entries()) {
    const old = before === null ? undefined : rows.get(before);
    if (old) old.before += 1;
    const classId = placed[index];
    const row = classId == null ? undefined : rows.get(classId);
    if (!row) continue;
    row.customers += 1;
    row.most ??= value;
    row.least = value;
  }
  return [...rows].map(([classId, row]) => ({ classId, ...row }));
}

const NONE = null as number | null;
