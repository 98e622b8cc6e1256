import { useTranslation } from 'react-i18next';
import type { SkillRow } from '../../../shared/contract/skills.ts';
import { useHeldSkills } from '../../api/skills.ts';
import { SkillTags } from '../../components/SkillTags.tsx';
import { PeopleToSet } from './PeopleToSet.tsx';
import { SkillDialog } from './SkillDialog.tsx';

/** Who holds what, to be set for one or for many at once, found by team too. */
export function SkillPeople({ skills }: { readonly skills: readonly SkillRow[] }) {
  const { t } = useTranslation();
  const held = useHeldSkills();
  const byPerson = new Map(held.data?.map((each) => [each.operatorId, each.skillIds]));
  const skillsOf = (operatorId: string) => byPerson.get(operatorId) ?? [];
  return (
    <PeopleToSet
      of={held}
      widths={[140, 160, 90]}
      columns={[{ title: t('skills.title'), render: (_, { id }) => <SkillTags skills={skills} ids={skillsOf(id)} /> }]}
      words={{
        edit: t('skills.edit'),
        editNamed: (name) => t('skills.editNamed', { name }),
        setForChosen: (count) => t('skills.setForChosen', { count }),
      }}
      hindered={skills.length === 0 ? t('skills.addFirst') : undefined}
      dialog={(people, onClose) => (
        <SkillDialog people={people} skills={skills} skillsOf={skillsOf} onClose={onClose} />
      )}
    />
  );
}
