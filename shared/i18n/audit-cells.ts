import type { AuditEntry } from '../contract/audit.ts';
import {
  type AuditTextContext,
  actionWord,
  entityWord,
  fieldWord,
  personWord,
  thingOf,
  valueText,
} from './audit-text.ts';
import { formatInstant } from './format.ts';

/** What a line of the log says, on the screen as in a file. */
export interface AuditCells {
  readonly at: string;
  readonly person: string;
  readonly action: string;
  /** The kind of thing, and which one; empty where there is none. */
  readonly entity: string;
  readonly thing: string;
  /** A text for each value that differs: `state: open → held`, and of something new just what it is. */
  readonly changes: readonly string[];
  readonly reason: string;
}

/** The cells of a row; of its changes at most `most`. */
export function auditCells(entry: AuditEntry, texts: AuditTextContext, most = entry.changes.length): AuditCells {
  const { t, timeZone } = texts;
  const { atMs, actorName, action, entity, reason } = entry;
  return {
    at: `${formatInstant(atMs, timeZone, 'date')} ${formatInstant(atMs, timeZone, 'time-seconds')}`,
    person: personWord(t, actorName),
    action: actionWord(t, action),
    entity: entity === null ? '' : entityWord(t, entity),
    thing: thingOf(entry, texts),
    changes: changeTexts(entry, texts, most),
    reason: reason ?? '',
  };
}

function changeTexts(entry: AuditEntry, texts: AuditTextContext, most: number): string[] {
  // In something that was there before, what had no value had none.
  const isEdit = entry.changes.some(({ before }) => before !== null);
  return entry.changes.slice(0, most).map(({ path, before, after }) => {
    const say = (value: string | null) =>
      value === null ? texts.t('audit.empty') : valueText(entry, path, value, texts);
    const told = isEdit ? `${say(before)} → ${say(after)}` : say(after);
    return path === '' ? told : `${fieldWord(entry, path, texts)}: ${told}`;
  });
}
