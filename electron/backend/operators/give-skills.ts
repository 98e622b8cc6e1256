import { findOperator } from '../../../db/operators.ts';
import { addOperatorSkill, allSkills, removeOperatorSkill, skillsOfOperator } from '../../../db/skills.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { GiveSkillsInput } from '../../../shared/contract/skills.ts';
import type { UseCase } from '../services.ts';
import { skillsTakeHold } from './save-skill.ts';

/**
 * Gives people skills and takes others from them; what is not named stays. Whoever has it so already is left alone.
 * Errors: `not-found/operator-unknown`, `not-found/skill-unknown`, `refused/skill-retired` {name} for a new one.
 */
export const giveSkills: UseCase<GiveSkillsInput, { changed: number }> = (tx, ctx, input) => {
  const known = new Map(allSkills(tx).map((skill) => [skill.id, skill]));
  if ([...input.add, ...input.remove].some((id) => !known.has(id))) throw new AppError('not-found', 'skill-unknown');
  const names = (ids: readonly string[]) => ids.map((id) => known.get(id)?.name ?? id);
  const changed: string[] = [];
  for (const operatorId of new Set(input.operatorIds)) {
    if (!findOperator(tx, operatorId)) throw new AppError('not-found', 'operator-unknown');
    const before = skillsOfOperator(tx, operatorId);
    const added = input.add.filter((id) => !before.includes(id) && !input.remove.includes(id));
    const taken = input.remove.filter((id) => before.includes(id));
    if (added.length + taken.length === 0) continue;
    const retired = added.find((id) => known.get(id)?.retired);
    if (retired !== undefined) throw new AppError('refused', 'skill-retired', { name: known.get(retired)?.name ?? '' });
    for (const id of added) addOperatorSkill(tx, operatorId, id);
    for (const id of taken) removeOperatorSkill(tx, operatorId, id);
    const after = skillsOfOperator(tx, operatorId);
    ctx.audit({
      ...{ entity: 'operator', entityId: operatorId },
      ...{ before: { skills: names(before) }, after: { skills: names(after) } },
    });
    changed.push(operatorId);
  }
  if (changed.length > 0) {
    ctx.publish('people.changed', changed);
    skillsTakeHold(tx, ctx, []);
  }
  return { changed: changed.length };
};
