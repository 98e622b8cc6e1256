import type { SampleCenter } from '../../../build/sample/center.ts';
import type { SampleCustomer } from '../../../build/sample/customers.ts';
import { randomFrom } from '../../../build/sample/random.ts';
import { SAMPLE_SKILLS } from '../../../build/sample/skills.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { addOperatorSkill, insertSkill } from '../../../db/skills.ts';

/** Ids of the sample's skills, in their order. */
export type SkillIds = readonly string[];

/** The skills, and who of each team holds which. */
export function putSkills(
  tx: WritableDB,
  { createdAtMs }: SampleCenter,
  people: readonly { readonly id: string; readonly roles: readonly string[]; readonly teamId: string | null }[],
): SkillIds {
  const random = randomFrom('skills');
  const operators = people.filter(({ roles }) => roles.includes('operator'));
  return SAMPLE_SKILLS.map(({ code, name, isHeldBy }) => {
    const id = random.uuid(createdAtMs);
    insertSkill(tx, { id, code, name });
    for (const team of Map.groupBy(operators, ({ teamId }) => teamId).values()) {
      for (const [place, person] of team.entries()) if (isHeldBy(place)) addOperatorSkill(tx, person.id, id);
    }
    return id;
  });
}

export function skillsNeeded(ids: SkillIds, customer: SampleCustomer, index: number): string[] {
  return ids.filter((_id, at) => SAMPLE_SKILLS[at]?.isNeededBy(customer, index));
}
