import { lastAuditLink } from '../../../db/audit-chain.ts';
import { searchedTo } from '../../../db/audit-search.ts';
import { listJobs } from '../../../db/jobs.ts';
import { companySettings } from '../../../db/settings.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import { repeat } from '../repeat.ts';
import { PROGRAM_ACTOR } from '../seats/schedule-silent-seats.ts';
import type { Services } from '../services.ts';
import { CHECK_KIND, startCheck } from './check-chain.ts';

const FIRST_LOOK_MS = 90_000;
const LOOK_EVERY_MS = 60_000;
/** Fewer are looked through as fast. */
const UNINDEXED_ROWS = 300;
const CHECK_EVERY_MS = 24 * 3_600_000;

/**
 * A look after the audit log: indexes the words of new rows, checks it once a day, and once a day moves what the rule no
 * longer keeps. A failure is logged; the rest waits for the next look, the moving for the next day.
 */
export function createAuditKeeper(services: Services): () => Promise<void> {
  const { db, jobs, ports } = services;
  let archivedOn = '';
  let running = false;
  return async () => {
    if (running) return;
    running = true;
    try {
      const nowMs = ports.clock.now();
      const today = businessDateAt(nowMs, companySettings(db).timeZone);
      if (archivedOn !== today && companySettings(db).auditKeepMonths !== null) {
        const by = { actorId: PROGRAM_ACTOR.operatorId, actorName: PROGRAM_ACTOR.name };
        archivedOn = today;
        const archived = await jobs.run('archive-audit', by);
        if (archived) ports.log.info(archived, 'audit rows archived');
      }
      if ((lastAuditLink(db)?.seq ?? 0) - searchedTo(db) > UNINDEXED_ROWS) await jobs.run('index-audit', {});
      const lastAtMs = listJobs(db, CHECK_KIND, 1)[0]?.startedAtMs ?? 0;
      if (nowMs - lastAtMs >= CHECK_EVERY_MS) await startCheck(services, PROGRAM_ACTOR);
    } catch (err) {
      ports.log.error({ err }, 'audit log not looked after');
    } finally {
      running = false;
    }
  };
}

/** {@link createAuditKeeper} once a minute while the host runs; returns the stop. */
export function scheduleAuditKeeping(services: Services): () => void {
  const look = createAuditKeeper(services);
  return repeat(look, FIRST_LOOK_MS, LOOK_EVERY_MS);
}
