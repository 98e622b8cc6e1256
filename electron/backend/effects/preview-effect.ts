import { companySettings } from '../../../db/settings.ts';
import { tryOut } from '../../../db/what-if.ts';
import { EFFECT_DAYS, type EffectPreview, type PlanChange } from '../../../shared/contract/effects.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { createPatternBook } from '../../../shared/domain/effects/pattern-book.ts';
import type { JobContext } from '../jobs/job.ts';
import type { Actor } from '../services.ts';
import { compareForecasts } from './compare-forecasts.ts';
import { forecastCalls } from './forecast-calls.ts';
import { countBySeat } from './seats-of-forecast.ts';
import { tryChange } from './try-change.ts';

export interface PreviewEffectInput {
  readonly change: PlanChange;
  readonly actor: Actor;
}

export interface PreviewedEffect {
  readonly preview: Omit<EffectPreview, 'previewId'>;
  /** Of each group of movers, the search ids of its customers. */
  readonly members: readonly Int32Array[];
}

/**
 * What a change of the plan would do to the calls of the next weeks, nothing changed. A job: the same forecast runs
 * twice on one snapshot, the second time over shadows in which the change was made. Errors: the refusals of the change.
 */
export async function previewEffect(job: JobContext, { change, actor }: PreviewEffectInput): Promise<PreviewedEffect> {
  const { reader } = job;
  return tryOut(reader, async (layShadows) => {
    const from = businessDateAt(job.nowMs(), companySettings(reader).timeZone);
    const input = { from, days: EFFECT_DAYS, teamId: null };
    const book = createPatternBook();
    const before = forecastCalls(reader, book, input);
    const whoBefore = countBySeat(reader, book, before);
    job.throwIfCancelled();
    job.progress(0.4);
    await tryChange(job, actor, layShadows, change);
    job.throwIfCancelled();
    job.progress(0.6);
    const after = forecastCalls(reader, book, input);
    const whoAfter = countBySeat(reader, book, after);
    job.throwIfCancelled();
    job.progress(0.9);
    return compareForecasts(reader, book, { from, before, after, whoBefore, whoAfter });
  });
}
