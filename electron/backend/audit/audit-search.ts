import { auditEntities } from '../../../db/audit-choices.ts';
import type { AuditSearch } from '../../../db/audit-list.ts';
import { thingsNamed } from '../../../db/audit-things.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import type { AuditFilter } from '../../../shared/contract/audit.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { termsOf } from '../../../shared/domain/audit/search-words.ts';
import { addDays, instantOf } from '../../../shared/domain/calendar/business-date.ts';

/** What a filter asks of the rows of `log`, for somebody's eyes. Error: `invalid/date-range-backwards` {from, to}. */
export function auditSearchOf(
  db: ReadableDB,
  filter: AuditFilter,
  fullNumbers: boolean,
  log: ReadableDB = db,
): AuditSearch {
  const { from, to, actorId, entity, action } = filter;
  if (from !== null && to !== null && from > to) throw new AppError('invalid', 'date-range-backwards', { from, to });
  const { timeZone } = companySettings(db);
  return {
    ...{ actorId, entity, action, fullNumbers },
    fromMs: from === null ? null : instantOf(from, 0, timeZone),
    untilMs: to === null ? null : instantOf(addDays(to, 1), 0, timeZone),
    things: filter.thing === '' ? null : thingsOf(db, log, filter),
    words: termsOf(filter.words),
    reason: termsOf(filter.reason),
  };
}

/** Whatever goes by this code or number, and whatever the log itself knows by it as an id. */
function thingsOf(db: ReadableDB, log: ReadableDB, { thing, entity }: AuditFilter): [string, string][] {
  const named = thingsNamed(db, thing).map((each): [string, string] => [each.entity, each.id]);
  const byId = auditEntities(log).map((kind): [string, string] => [kind, thing]);
  return [...named, ...byId].filter(([kind]) => entity === null || kind === entity);
}
