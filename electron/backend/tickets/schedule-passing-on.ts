import { absencesWithCases } from '../../../db/absence-cases.ts';
import { companySettings } from '../../../db/settings.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { runCommand } from '../command.ts';
import { PROGRAM_ACTOR } from '../seats/schedule-silent-seats.ts';
import type { Services } from '../services.ts';
import { passOnDue } from './pass-on-cases.ts';

const LOOK_EVERY_MS = 5 * 60_000;

/** Passes on the cases of people whose absence has begun. A failure is logged and tried again at the next look. */
export async function lookForAbsentWorkers(services: Services): Promise<void> {
  const { db, ports } = services;
  const nowMs = ports.clock.now();
  try {
    if (absencesWithCases(db, businessDateAt(nowMs, companySettings(db).timeZone)).length === 0) return;
    const ctx = { actor: PROGRAM_ACTOR, nowMs, sessionHash: null, windowId: null };
    const spec = { procedure: 'tickets.passOn', audit: 'access', commandId: null } as const;
    await runCommand(services, ctx, spec, {}, passOnDue);
  } catch (err) {
    ports.log.error({ err }, 'cases of absent people not passed on');
  }
}

/** {@link lookForAbsentWorkers} now and every five minutes while the host runs; returns the stop. */
export function schedulePassingOn(services: Services): () => void {
  void lookForAbsentWorkers(services);
  const timer = setInterval(() => void lookForAbsentWorkers(services), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
