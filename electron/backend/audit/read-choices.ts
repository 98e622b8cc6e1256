import { auditActions, auditEntities, auditPeople } from '../../../db/audit-choices.ts';
import { companySettings } from '../../../db/settings.ts';
import type { AuditChoices } from '../../../shared/contract/audit.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { ActionContext } from '../api/procedure.ts';
import { archivesReached } from './archives-reached.ts';

/** What the filter offers: whatever stands in the log and in the archives that are open, people by their latest name. */
export async function readAuditChoices({ services, actor, nowMs }: ActionContext): Promise<AuditChoices> {
  const { db, archives } = services;
  const opened = archivesReached(db, { from: null, to: null }).flatMap((archive) => archives.find(archive) ?? []);
  const logs = [db, ...opened];
  const names = new Map<string, string>();
  for (const { id, name } of logs.flatMap(auditPeople)) if (!names.has(id)) names.set(id, name);
  return {
    people: [...names].map(([id, name]) => ({ id, name })),
    entities: [...new Set(logs.flatMap(auditEntities))],
    actions: [...new Set(logs.flatMap(auditActions))],
    today: businessDateAt(nowMs, companySettings(db).timeZone),
    mayExport: actor.rights.has('calls.export'),
  };
}
