import type { ReadableDB } from '../../../db/connection.ts';
import type { CustomerRow } from '../../../db/customers.ts';
import type { TaskOfDay } from '../../../db/queue-lists.ts';
import { operatorsOfDay } from '../../../db/queue-owners.ts';
import type { ExplainStep } from '../../../shared/contract/queue-plan.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { resolveOwner } from '../../../shared/domain/queue/resolve-owner.ts';
import { step } from './explain-task.ts';

/** Whose the call of a day is: as it stands, else as building would give it; null: any seat's. */
export interface ExplainedOwner {
  readonly operator: { readonly id: string; readonly name: string } | null;
  readonly steps: ExplainStep[];
}

export function explainOwner(
  db: ReadableDB,
  settings: CompanySettings,
  customer: CustomerRow,
  task: TaskOfDay | undefined,
  date: string,
): ExplainedOwner {
  const people = operatorsOfDay(db, date);
  const nameOf = (id: string | null): string => (id === null ? '' : (people.get(id)?.name ?? id));
  const known = (id: string | null) => (id === null ? null : { id, name: nameOf(id) });
  const standing = task?.ownerOperatorId ?? null;
  if (settings.givingOut !== 'owner') {
    if (standing !== null)
      return { operator: known(standing), steps: [step('gets-named', { name: nameOf(standing) })] };
    return { operator: null, steps: settings.givingOut === 'balanced' && !task ? [step('gets-balanced')] : [] };
  }
  const { ownerOperatorId: ownerId, deputyOperatorId: deputyId } = customer;
  const resolved = resolveOwner({ ownerId, deputyId }, (id) => people.get(id));
  const planned = 'operatorId' in resolved ? resolved.operatorId : null;
  const operatorId = task ? standing : planned;
  const operator = known(operatorId);
  const steps: ExplainStep[] = [];
  if (ownerId !== null && resolved.kind !== 'owner') steps.push(step('owner-absent', { name: nameOf(ownerId) }));
  if (operatorId === null) steps.push(step(resolved.kind === 'shared' && !task ? 'gets-balanced' : 'gets-anyone'));
  else if (operatorId !== planned) steps.push(step('gets-named', { name: nameOf(operatorId) }));
  else steps.push(step(`gets-${resolved.kind}`, { name: nameOf(operatorId) }));
  return { operator, steps };
}
