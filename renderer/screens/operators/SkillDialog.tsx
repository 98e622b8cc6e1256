import { useState } from 'react';
import type { OperatorRow } from '../../../shared/contract/operators.ts';
import type { SkillRow } from '../../../shared/contract/skills.ts';
import { useGiveSkills } from '../../api/skills.ts';
import { SkillChoice, type SkillMarks, skillsToSet } from '../../components/SkillChoice.tsx';
import { PeopleDialog, useSaved } from './PeopleDialog.tsx';

interface SkillDialogProps {
  readonly people: readonly Pick<OperatorRow, 'id' | 'name'>[];
  readonly skills: readonly SkillRow[];
  skillsOf(operatorId: string): readonly string[];
  onClose(): void;
}

/** What one person holds, or several do: what only some of them hold stays as it is until it is ticked or cleared. */
export function SkillDialog({ people, skills, skillsOf, onClose }: SkillDialogProps) {
  const saved = useSaved('skills', onClose);
  const give = useGiveSkills();
  const [marks, setMarks] = useState<SkillMarks>(new Map());

  function submit() {
    void give
      .run({ operatorIds: people.map(({ id }) => id), ...skillsToSet(marks) })
      .then(({ changed }) => saved(changed))
      .catch(() => undefined);
  }

  return (
    <PeopleDialog words="skills" people={people} saving={give} onSave={submit} onClose={onClose}>
      <SkillChoice
        skills={skills}
        had={people.map(({ id }) => skillsOf(id))}
        marks={marks}
        onChange={setMarks}
        onSubmit={submit}
      />
    </PeopleDialog>
  );
}
