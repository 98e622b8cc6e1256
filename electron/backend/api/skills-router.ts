import { z } from 'zod';
import { heldSkills, listSkills } from '../../../db/skills.ts';
import { byId } from '../../../shared/contract/operators.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import {
  changedCount,
  giveSkillsInput,
  heldSkillsOutput,
  retireSkillInput,
  saveSkillInput,
  skillRow,
} from '../../../shared/contract/skills.ts';
import { giveSkills } from '../operators/give-skills.ts';
import { removeSkill, saveSkill, setSkillRetired } from '../operators/save-skill.ts';
import { change, read, router } from './procedure.ts';

const manage = { right: 'operators.manage' } as const;
const manageChange = { ...manage, audit: 'change' } as const;

export const skillsRouter = router({
  list: read({ right: 'session.own', input: nothing, output: z.array(skillRow) }, (db) => listSkills(db)),
  save: change({ ...manageChange, input: saveSkillInput, output: byId }, saveSkill),
  setRetired: change({ ...manageChange, input: retireSkillInput, output: done }, setSkillRetired),
  remove: change({ ...manageChange, input: byId, output: done }, removeSkill),
  held: read({ ...manage, input: nothing, output: heldSkillsOutput }, (db) =>
    [...heldSkills(db)].map(([operatorId, ids]) => ({ operatorId, skillIds: [...ids] })),
  ),
  give: change({ ...manageChange, input: giveSkillsInput, output: changedCount }, giveSkills),
});
