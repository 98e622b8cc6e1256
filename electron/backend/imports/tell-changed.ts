import { appendAudit } from '../../../db/audit.ts';
import type { WritableDB } from '../../../db/connection.ts';
import type { ImportSetting } from './kind-import.ts';

/** What a row of the audit log needs of an import. */
export type ToldImport = Pick<ImportSetting, 'nowMs' | 'actor' | 'fileName'>;

/**
 * What a file changed of a thing that was there, so that its history shows the import; nothing where no value differs. What
 * a file creates is counted in the row of the import itself.
 */
export function tellChanged(
  tx: WritableDB,
  { nowMs, actor, fileName }: ToldImport,
  [entity, entityId]: readonly [entity: string, id: string],
  before: object,
  after: object,
): void {
  const differ = differingKeys(before, after);
  if (differ.size === 0) return;
  appendAudit(tx, {
    ...{ atMs: nowMs, actorId: actor.id, actorName: actor.name, action: 'imports.run' },
    ...{ entity, entityId, before: only(before, differ), after: only(after, differ), reason: fileName },
  });
}

/** Of the values of `now` that were there before, those that are others now. */
function differingKeys(before: object, now: object): ReadonlySet<string> {
  const old = new Map(Object.entries(before));
  const differ = Object.entries(now).filter(
    ([key, value]) => old.has(key) && old.get(key) !== value && JSON.stringify(old.get(key)) !== JSON.stringify(value),
  );
  return new Set(differ.map(([key]) => key));
}

function only(values: object, keys: ReadonlySet<string>): object {
  return Object.fromEntries(Object.entries(values).filter(([key]) => keys.has(key)));
}
