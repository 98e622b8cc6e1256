import type { TFunction } from 'i18next';
import { type AuditEntry, PROGRAM, type ThingName } from '../contract/audit.ts';
import { NIGHTLY_BUILDER } from '../domain/queue/nightly-build.ts';
import { formatInstant, formatMinuteOfDay, formatPlainAmount, formatWeekday } from './format.ts';
import type { Language } from './index.ts';

/** What the words of an audit row are made with: for the screen, and for a file. */
export interface AuditTextContext {
  readonly t: TFunction;
  readonly language: Language;
  readonly timeZone: string;
  readonly currency: string;
  /** Of things by their id. */
  readonly names: Readonly<Record<string, ThingName>>;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g;

/** Where the words of a code stand, by the field that holds it; the first that has one. */
const CODE_WORDS: Readonly<Record<string, readonly string[]>> = {
  disposition: ['callLog.disposition'],
  noOrderReason: ['callLog.noOrderReason'],
  direction: ['callLog.direction'],
  settled: ['callLog.disposition'],
  source: ['queue.source', 'orders.channels', 'messages.source', 'auditResults.codes'],
  channel: ['orders.channels'],
  channels: ['orders.channels'],
  regular: ['orders.channels'],
  'off-day': ['orders.channels'],
  advance: ['orders.channels'],
  failedReason: ['orders.failedReasons'],
  roles: ['operators.roles'],
  priority: ['tickets.priority'],
  waitingFor: ['tickets.waitingFor'],
  rootCause: ['tickets.rootCause'],
  decision: ['tickets.decision'],
  kind: [
    'tickets.kind',
    'quotas.kinds',
    'imports.kindTitles',
    'exceptions.kinds',
    'reasons.kind',
    'auditResults.codes',
  ],
  kinds: ['tickets.kind'],
  holidayRule: ['strategies.holidayRule'],
  notReached: ['strategies.notReached'],
  orderTypes: ['strategies.orderTypes'],
  skipped: ['queue.skipReason'],
  dispositions: ['callLog.disposition'],
  noOrderReasons: ['callLog.noOrderReason'],
  columns: ['callLog.column'],
  measure: ['classes.measures'],
  by: ['classes.byKinds'],
  audience: ['shiftNotes.audiences'],
  assigning: ['caseSetup.unit.rule'],
  share: ['supervision.absence.shares'],
  table: ['caseFigures.group', 'caseFigures.views'],
  group: ['reports.group', 'reasons.group'],
  entity: ['audit.entities'],
  ...Object.fromEntries(
    ['status', 'password', 'outcome', 'closedAs', 'followUpItem', 'planned', 'pending', 'mark', 'noCall', 'format'].map(
      (field) => [field, ['auditResults.codes']],
    ),
  ),
  field: ['customerChanges.fields', 'auditFields.names', 'auditResults.names'],
};
/** A state is one of whatever the row is about. */
const STATE_WORDS: Readonly<Record<string, string>> = {
  order: 'orders.states',
  ticket: 'tickets.state',
  'call-task': 'queue.state',
  seat: 'seats.state',
  'customer-change': 'customerChanges.state',
};

/** Who it was; the program itself, where it acted by its own clock. */
export function personWord(t: TFunction, name: string): string {
  if (name === PROGRAM) return t('audit.program');
  return name === NIGHTLY_BUILDER ? t('audit.nightlyBuild') : name;
}

/** What kind of thing it is, in words; a kind without a word shows its name in code. */
export function entityWord(t: TFunction, entity: string): string {
  return t(`audit.entities.${entity}`, { defaultValue: entity });
}

/** What was done, in words; a procedure without words is shown by its name. */
export function actionWord(t: TFunction, action: string): string {
  // Procedures are called `feature.verb`; a dot would be taken for a level of the words.
  return t(`audit.actions.${action.replace('.', '-')}`, { defaultValue: action });
}

/** `lines.0.quantity` as people say it: 明细 1 · 数量. A field without a word shows its name in code. */
export function fieldWord(
  entry: Pick<AuditEntry, 'entity'>,
  path: string,
  { t, language }: Pick<AuditTextContext, 't' | 'language'>,
): string {
  const parts: string[] = [];
  let list = '';
  for (const part of path.split('.')) {
    const before = parts.at(-1);
    if (/^\d+$/.test(part) && before !== undefined) {
      // Shifts stand by their day of the week, everything else by its place.
      if (list === 'shifts') parts.push(formatWeekday(Number(part), language));
      else parts[parts.length - 1] = t('auditFields.place', { field: before, number: Number(part) + 1 });
    } else if (part !== '') {
      parts.push(partWord(t, entry.entity, part));
      list = part;
    }
  }
  return parts.join(' · ');
}

/** Where the word of a field stands; the last two are the reasons by which imports and queues count. */
const FIELD_WORDS = [
  ...['auditFields.names', 'auditResults.names', 'strategies.orderTypes'],
  ...['imports.reasonTitles', 'queue.reason'],
];

function partWord(t: TFunction, entity: string | null, part: string): string {
  return codeWord(t, [`auditResults.own.${entity}`, ...FIELD_WORDS], part);
}

/** What a row is about: a thing by its name, a day of a calendar with the calendar's. */
export function thingOf(entry: Pick<AuditEntry, 'entity' | 'entityId' | 'changes'>, ctx: AuditTextContext): string {
  const { entity, entityId, changes } = entry;
  if (entityId === null) return '';
  const [, calendar, days] = (entity === 'calendar' && /^(call|delivery) (.+)$/.exec(entityId)) || [];
  if (calendar !== undefined) return `${ctx.t(`calendar.kinds.${calendar}`)} ${days}`;
  if (ctx.names[entityId] !== undefined || entityId.search(UUID) !== 0) return thingText(entityId, ctx.names);
  // What is gone is called as its last row has it.
  const said = SAID_BY.map((path) => changes.find((change) => change.path === path));
  const told = said.flatMap((change) => change?.before ?? change?.after ?? []);
  return told.slice(0, 2).join(' ') || entityId;
}

/** Where a thing's code and name stand in its own rows. */
const SAID_BY = ['code', 'number', 'subject.code', 'name', 'subject.name', 'productCode', 'productName', 'text'];

/** A thing by its name; what is gone or has none, by its id. */
export function thingText(id: string, names: AuditTextContext['names']): string {
  const name = names[id];
  if (name === undefined) return id;
  return name.name === null || name.name === name.code ? name.code : `${name.code} ${name.name}`;
}

/** A stored value as people read it: money, times, weekdays, names instead of ids, codes in words. */
export function valueText(
  entry: Pick<AuditEntry, 'entity'>,
  path: string,
  value: string,
  ctx: AuditTextContext,
): string {
  const { t, language, timeZone, currency, names } = ctx;
  // The place in a list says nothing of what stands there.
  const field = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
  const isNumber = /^-?\d+$/.test(value);
  if (isNumber && /Minor$/.test(field)) return formatPlainAmount(Number(value), currency, language);
  if (isNumber && /(AtMs|BeforeMs|AsOfMs|fromMs|untilMs)$/.test(field)) {
    return formatInstant(Number(value), timeZone, 'date-time');
  }
  if (isNumber && /(^minute|Minute)$/.test(field)) return formatMinuteOfDay(Number(value));
  if (/weekdays?$/i.test(field) && /^[1-7](, [1-7])*$/.test(value)) {
    return value
      .split(', ')
      .map((day) => formatWeekday(Number(day), language))
      .join(', ');
  }
  if (YES_OR_NO.test(field) && /^[01]$/.test(value)) return t(value === '1' ? 'auditFields.yes' : 'auditFields.no');
  if (value === 'true') return t('auditFields.yes');
  if (value === 'false') return t('auditFields.no');
  const state = field === 'state' ? STATE_WORDS[entry.entity ?? ''] : undefined;
  const own = entry.entity === 'seat' && field === 'reason' ? 'seats.pauseReason' : state;
  const places = own === undefined ? (CODE_WORDS[field] ?? []) : [own];
  if (places.length > 0)
    return value
      .split(', ')
      .map((code) => codeWord(t, places, code))
      .join(', ');
  if (value === '') return t('audit.empty');
  const named = value.replace(UUID, (id) => thingText(id, names));
  // Whom a message is for: a kind and which one.
  if (entry.entity !== 'message' || field !== 'groups') return named;
  return named.replace(/^all\s*$/, t('messages.everybody')).replace(GROUP_KIND, (kind) => entityWord(t, kind));
}

const GROUP_KIND = /(?<=^|, )(class|route)(?= )/g;

/** Columns that hold 0 or 1. */
const YES_OR_NO = /^(is[A-Z]\w*|active|shared|doNotCall|dead|retired|important)$/;

function codeWord(t: TFunction, places: readonly string[], code: string): string {
  for (const place of places) {
    const word = /^[\w-]+$/.test(code) ? t(`${place}.${code}`, { defaultValue: '' }) : '';
    if (word !== '') return word;
  }
  return code;
}
