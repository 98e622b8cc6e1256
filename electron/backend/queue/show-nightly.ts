import type { ReadableDB } from '../../../db/connection.ts';
import { lastWholeBuildAt } from '../../../db/queue-nightly.ts';
import { companySettings } from '../../../db/settings.ts';
import type { NightlyState } from '../../../shared/contract/queue-plan.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { nextNightlyAt } from '../../../shared/domain/queue/nightly-build.ts';
import type { ReadContext } from '../services.ts';
import { type NightlyTry, nightlyTries } from './nightly-build.ts';

/** A holiday of days that needed no build comes to a few tries. */
const LOOKED_AT = 40;

/**
 * Whether and when the program builds by itself, and how the last time went. Not told are days that needed no build, and
 * failures that are settled: the day was built since, or is over.
 */
export function showNightly(db: ReadableDB, ctx: ReadContext): NightlyState {
  const { nightlyBuild, timeZone } = companySettings(db);
  const today = businessDateAt(ctx.nowMs, timeZone);
  const isSettled = ({ date, startedAtMs }: NightlyTry): boolean =>
    date < today || (lastWholeBuildAt(db, date) ?? 0) > startedAtMs;
  const tells = (one: NightlyTry): boolean =>
    one.outcome === 'running' || one.outcome === 'built' || (one.outcome === 'failed' && !isSettled(one));
  const last = nightlyTries(db, LOOKED_AT).find(tells) ?? null;
  return { ...nightlyBuild, nextAtMs: nextNightlyAt(nightlyBuild, ctx.nowMs, timeZone), last };
}
