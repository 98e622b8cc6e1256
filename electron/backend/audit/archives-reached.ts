import { type AuditArchive, listArchives } from '../../../db/audit-archives.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import type { AuditFilter } from '../../../shared/contract/audit.ts';
import { addDays, instantOf } from '../../../shared/domain/calendar/business-date.ts';

/** The archives that hold rows of a filter's days, newest first. */
export function archivesReached(db: ReadableDB, { from, to }: Pick<AuditFilter, 'from' | 'to'>): AuditArchive[] {
  const { timeZone } = companySettings(db);
  const fromMs = from === null ? 0 : instantOf(from, 0, timeZone);
  const endMs = to === null ? Number.POSITIVE_INFINITY : instantOf(addDays(to, 1), 0, timeZone);
  return listArchives(db)
    .filter((archive) => archive.untilMs >= fromMs && archive.fromMs < endMs)
    .reverse();
}
