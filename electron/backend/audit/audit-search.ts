import type { TFunction } from 'i18next';
import { auditActions, auditEntities, auditPeople, hasActor } from '../../../db/audit-choices.ts';
import type { AuditSearch } from '../../../db/audit-list.ts';
import { thingsNamed } from '../../../db/audit-things.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import type { AuditFilter } from '../../../shared/contract/audit.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { termsOf } from '../../../shared/domain/audit/search-words.ts';
import { addDays, instantOf } from '../../../shared/domain/calendar/business-date.ts';
import { actionWord, personWord } from '../../../shared/i18n/audit-text.ts';
import { createTranslator, LANGUAGES } from '../../../shared/i18n/index.ts';

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
    ...{ entity, fullNumbers },
    actorIds: actorId === null ? null : actorsOf(log, actorId),
    actions: action === null ? null : actionsOf(log, action),
    fromMs: from === null ? null : instantOf(from, 0, timeZone),
    untilMs: to === null ? null : instantOf(addDays(to, 1), 0, timeZone),
    things: filter.thing === '' ? null : thingsOf(db, log, filter),
    words: termsOf(filter.words),
    reason: termsOf(filter.reason),
  };
}

const OWN_ID = /^(?:system:.|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$)/;
const OWN_ACTION = /^[a-z]\w*\.[a-z]\w*$/i;

/** Who has this id; of a text that nobody in the log has as an id, whose name holds it. */
function actorsOf(log: ReadableDB, asked: string): string[] {
  if (OWN_ID.test(asked) || hasActor(log, asked)) return [asked];
  const isAsked = holding(asked);
  return auditPeople(log).flatMap(({ id, name }) =>
    [name, ...inWords((t) => personWord(t, name))].some(isAsked) ? id : [],
  );
}

/** The action of this name; of a text that is no name, those whose name or words hold it, in either language. */
function actionsOf(log: ReadableDB, asked: string): string[] {
  if (OWN_ACTION.test(asked)) return [asked];
  const isAsked = holding(asked);
  return auditActions(log).filter((action) => [action, ...inWords((t) => actionWord(t, action))].some(isAsked));
}

let translators: readonly TFunction[] | undefined;

function inWords(word: (t: TFunction) => string): string[] {
  translators ??= LANGUAGES.map((language) => createTranslator(language).t);
  return translators.map(word);
}

function holding(asked: string): (text: string) => boolean {
  const plain = asked.normalize('NFKC').trim().toLowerCase();
  return (text) => plain !== '' && text.normalize('NFKC').toLowerCase().includes(plain);
}

/** Whatever goes by this code or number, and whatever the log itself knows by it as an id. */
function thingsOf(db: ReadableDB, log: ReadableDB, { thing, entity }: AuditFilter): [string, string][] {
  const named = thingsNamed(db, thing).map((each): [string, string] => [each.entity, each.id]);
  const byId = auditEntities(log).map((kind): [string, string] => [kind, thing]);
  return [...named, ...byId].filter(([kind]) => entity === null || kind === entity);
}
