import type { WritableDB } from '../../../db/connection.ts';
import type { LayShadows, PlanTable } from '../../../db/what-if.ts';
import type { PlanChange } from '../../../shared/contract/effects.ts';
import { putCompanyDay, removeCompanyDay } from '../calendar/change-company-day.ts';
import { importPublicHolidays } from '../calendar/import-public-holidays.ts';
import { assignByBands } from '../classes/assign-by-bands.ts';
import { assignClass } from '../classes/assign-class.ts';
import { chooseGroups } from '../classes/change-class-types.ts';
import type { JobContext } from '../jobs/job.ts';
import { saveRoute } from '../routes/save-route.ts';
import type { Actor, CommandContext } from '../services.ts';
import { removeStrategy, saveStrategy } from '../strategies/save-strategy.ts';

interface Trial {
  readonly tx: WritableDB;
  readonly ctx: CommandContext;
  /** A job that writes into the shadows. */
  readonly job: JobContext;
}

type Trials = {
  readonly [Kind in PlanChange['kind']]: {
    /** What the change writes; everything else stays read-only. */
    readonly tables: readonly PlanTable[];
    apply(trial: Trial, input: Extract<PlanChange, { kind: Kind }>['input']): unknown;
  };
};

/** Every change whose effect can be looked at, made by the very use case that will make it. */
const TRIALS: Trials = {
  'strategies.save': {
    tables: ['order_cycle_strategy'],
    apply: ({ tx, ctx }, input) => saveStrategy(tx, ctx, input),
  },
  'strategies.remove': {
    tables: ['order_cycle_strategy'],
    apply: ({ tx, ctx }, input) => removeStrategy(tx, ctx, input),
  },
  'classes.assign': {
    tables: ['class_membership'],
    apply: ({ tx, ctx }, input) => assignClass(tx, ctx, input),
  },
  'classes.applyBands': {
    tables: ['class_membership'],
    apply: ({ job }, bands) => assignByBands(job, { bands, apply: true }),
  },
  'classes.chooseGroups': {
    tables: ['class_type'],
    apply: ({ tx, ctx }, input) => chooseGroups(tx, ctx, input),
  },
  'calendar.putDay': {
    tables: ['calendar_day'],
    apply: ({ tx, ctx }, input) => putCompanyDay(tx, ctx, input),
  },
  'calendar.removeDay': {
    tables: ['calendar_day'],
    apply: ({ tx, ctx }, input) => removeCompanyDay(tx, ctx, input),
  },
  'calendar.importFiles': {
    tables: ['calendar_day'],
    apply: ({ tx, ctx }, input) => importPublicHolidays(tx, ctx, input),
  },
  'routes.save': {
    tables: ['route', 'route_day'],
    apply: ({ tx, ctx }, input) => saveRoute(tx, ctx, input),
  },
};

/** Makes a change in shadows of the tables it writes. Errors: those of its use case. */
export async function tryChange(
  job: JobContext,
  actor: Actor,
  layShadows: LayShadows,
  change: PlanChange,
): Promise<void> {
  const trial = TRIALS[change.kind];
  const tx = layShadows(trial.tables);
  const ctx: CommandContext = {
    actor,
    nowMs: job.nowMs(),
    sessionHash: null,
    windowId: null,
    newId: job.newId,
    publish: () => undefined,
    audit: () => undefined,
  };
  const shadowJob: JobContext = { ...job, reader: tx, progress: () => undefined, write: async (work) => work(tx) };
  await trial.apply({ tx, ctx, job: shadowJob }, change.input as never);
}
