import type { ReadableDB } from '../../../db/connection.ts';
import type { CustomerRow } from '../../../db/customers.ts';
import type { TaskOfDay } from '../../../db/queue-lists.ts';
import { operatorsOfDay } from '../../../db/queue-owners.ts';
import { holdersOfSet, namesOfSets, needOfCustomer } from '../../../db/queue-skills.ts';
import { skillsOfOperator } from '../../../db/skills.ts';
import type { ExplainStep } from '../../../shared/contract/queue-plan.ts';
import type { CompanySettings } from '../../../shared/contract/settings.ts';
import { resolveOwner } from '../../../shared/domain/queue/resolve-owner.ts';
import { holdsAll, NO_SKILLS } from '../../../shared/domain/queue/skills.ts';
import type { Actor } from '../services.ts';
import { step } from './explain-task.ts';
import { mayBeGiven } from './may-be-given.ts';

/** Whose the call of a day is: as it stands, else as building would give it; null: any seat's. */
export interface ExplainedOwner {
  readonly operator: { readonly id: string; readonly name: string } | null;
  readonly steps: ExplainStep[];
}

export function explainOwner(
  db: ReadableDB,
  actor: Actor,
  settings: CompanySettings,
  customer: CustomerRow,
  task: TaskOfDay | undefined,
  date: string,
): ExplainedOwner {
  const skills = explainSkills(db, actor, customer.id);
  const { mayHave } = skills;
  const explained = byGivingOut(db, settings, customer, task, { date, mayHave });
  const { operator } = explained;
  const steps = [...explained.steps, ...skills.steps];
  if (operator && !skills.holds(operator.id)) {
    steps.push(step('lacks-skill', { name: operator.name, skills: skills.names }, 'against'));
  }
  return { operator, steps };
}

/** What the call asks for and who holds it, of the asker's team; nothing where it asks for nothing. */
function explainSkills(db: ReadableDB, actor: Actor, customerId: string) {
  const { needed } = needOfCustomer(db, customerId);
  const names = namesOfSets(db, [needed]).get(needed) ?? '';
  const team = { all: actor.scope === 'all' ? 1 : 0, teamId: actor.teamId } as const;
  const holders = needed === NO_SKILLS ? [] : holdersOfSet(db, needed, team).map(({ name }) => name);
  const shown = { skills: names, holders: holders.join(', ') };
  return {
    names,
    mayHave: mayBeGiven(db, customerId),
    holds: (id: string) => needed === NO_SKILLS || holdsAll(new Set(skillsOfOperator(db, id)), needed),
    steps:
      needed === NO_SKILLS
        ? []
        : [holders.length > 0 ? step('needs-skill', shown) : step('needs-skill-nobody', { skills: names }, 'against')],
  };
}

function byGivingOut(
  db: ReadableDB,
  settings: CompanySettings,
  customer: CustomerRow,
  task: TaskOfDay | undefined,
  { date, mayHave }: { readonly date: string; readonly mayHave: (operatorId: string) => boolean },
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
  const resolved = resolveOwner({ ownerId, deputyId }, (id) => people.get(id), mayHave);
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
