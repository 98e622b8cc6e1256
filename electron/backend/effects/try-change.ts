import type { WritableDB } from '../../../db/connection.ts';
import type { LayShadows, PlanTable } from '../../../db/what-if.ts';
import type { PlanChange } from '../../../shared/contract/effects.ts';
import { putCompanyDay, putCompanyDays, removeCompanyDay } from '../calendar/change-company-day.ts';
import { importPublicHolidays } from '../calendar/import-public-holidays.ts';
import { removePublicYear } from '../calendar/remove-public-year.ts';
import { saveWeekdays } from '../calendar/save-weekdays.ts';
import { assignByBands } from '../classes/assign-by-bands.ts';
import { chooseGroups } from '../classes/change-class-types.ts';
import { changeClasses } from '../classes/change-classes.ts';
import { changeMembership, withdrawMembership } from '../classes/change-membership.ts';
import { requestOf } from '../customers/find-customers.ts';
import type { JobContext } from '../jobs/job.ts';
import { setOrderWeekdays } from '../leveling/set-order-weekdays.ts';
import { saveRoute } from '../routes/save-route.ts';
import type { Actor, CommandContext } from '../services.ts';
import { endOverride, saveOverride } from '../strategies/save-override.ts';
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
  'strategies.saveOverride': {
    tables: ['order_cycle_strategy'],
    apply: ({ tx, ctx }, input) => saveOverride(tx, ctx, input),
  },
  'strategies.endOverride': {
    tables: ['order_cycle_strategy'],
    apply: ({ tx, ctx }, input) => endOverride(tx, ctx, input),
  },
  'classes.changeMembership': {
    tables: ['class_membership', 'class_change'],
    apply: ({ tx, ctx }, input) => changeMembership(tx, ctx, input),
  },
  'classes.withdrawMembership': {
    tables: ['class_membership', 'class_change'],
    apply: ({ tx, ctx }, input) => withdrawMembership(tx, ctx, input),
  },
  'classes.startChange': {
    tables: ['class_membership'],
    apply({ tx, ctx, job }, asked) {
      const request = asked.target.kind === 'filter' ? requestOf(tx, ctx, asked.target.filter) : null;
      return changeClasses(job, { changeId: job.newId(), asked, request, actor: actorOf(ctx) });
    },
  },
  'classes.applyBands': {
    tables: ['class_membership'],
    apply: ({ ctx, job }, bands) =>
      assignByBands(job, { changeId: job.newId(), bands, expected: null, actor: actorOf(ctx) }),
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
  'calendar.putDays': {
    tables: ['calendar_day'],
    apply: ({ tx, ctx }, input) => putCompanyDays(tx, ctx, input),
  },
  'calendar.removePublicYear': {
    tables: ['calendar_day'],
    apply: ({ tx, ctx }, input) => removePublicYear(tx, ctx, input),
  },
  'calendar.saveWeekdays': {
    tables: ['setting'],
    apply: ({ tx, ctx }, input) => saveWeekdays(tx, ctx, input),
  },
  'calendar.importFiles': {
    tables: ['calendar_day'],
    apply: ({ tx, ctx }, input) => importPublicHolidays(tx, ctx, input),
  },
  'routes.save': {
    tables: ['route', 'route_day'],
    apply: ({ tx, ctx }, input) => saveRoute(tx, ctx, input),
  },
  'leveling.setWeekdays': {
    tables: ['customer'],
    apply: ({ tx, ctx }, input) => setOrderWeekdays(tx, ctx, input),
  },
};

function actorOf({ actor }: CommandContext): { id: string; name: string } {
  return { id: actor.operatorId, name: actor.name };
}

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
  const shadowJob: JobContext = {
    ...job,
    reader: tx,
    progress: () => undefined,
    isTrial: true,
    write: async (work) => work(tx),
  };
  await trial.apply({ tx, ctx, job: shadowJob }, change.input as never);
}
