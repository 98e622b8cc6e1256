import { appendAudit } from '../../../db/audit.ts';
import type { WritableDB } from '../../../db/connection.ts';
import type { ImportSetting } from './kind-import.ts';

/**
 * What a file changed of a thing that was there, so that its history shows the import; nothing where no value differs. What
 * a file creates is counted in the row of the import itself.
 */
export function tellChanged(
  tx: WritableDB,
  { nowMs, actor, fileName }: ImportSetting,
  [entity, entityId]: readonly [entity: string, id: string],
  before: object,
  after: object,
): void {
  const told = differing(before, after);
  if (Object.keys(told).length === 0) return;
  appendAudit(tx, {
    ...{ atMs: nowMs, actorId: actor.id, actorName: actor.name, action: 'imports.run' },
    ...{ entity, entityId, before: differing(after, before), after: told, reason: fileName },
  });
}

/** The values of `now` that `other` does not have. */
function differing(other: object, now: object): object {
  const old = Object.entries(other);
  const same = new Set(old.map(([key, value]) => JSON.stringify([key, value])));
  const known = new Set(old.map(([key]) => key));
  return Object.fromEntries(
    Object.entries(now).filter(([key, value]) => known.has(key) && !same.has(JSON.stringify([key, value]))),
  );
}
