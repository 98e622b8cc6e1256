import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SkillRow } from '../../shared/contract/skills.ts';
import './skills.css';

/** What was ticked (true) or cleared (false); what is not in it stays as each has it. */
export type SkillMarks = ReadonlyMap<string, boolean>;

interface SkillChoiceProps {
  readonly skills: readonly SkillRow[];
  /** What each of those have now whom the choice is for; null: not known, so that every box is half ticked at first. */
  readonly had: readonly (readonly string[])[] | null;
  readonly marks: SkillMarks;
  onChange(marks: SkillMarks): void;
  onSubmit(): void;
  /** Below boxes that are half ticked, instead of the usual words. */
  readonly mixedHint?: string | undefined;
}

/** A line a skill; a box that is half ticked says that some have it. Retired ones are shown where somebody has them. */
export function SkillChoice({ skills, had, marks, onChange, onSubmit, mixedHint }: SkillChoiceProps) {
  const { t } = useTranslation();
  const rows = skills.map((skill) => ({ ...skill, count: had?.filter((ids) => ids.includes(skill.id)).length ?? 0 }));
  const shown = rows.filter(({ retired, count }) => !retired || count > 0);
  const isMixed = (count: number, id: string) => !marks.has(id) && (had === null || (count > 0 && count < had.length));
  return (
    <div className="skill-choice">
      {shown.map(({ id, name, retired, count }, at) => (
        <Checkbox
          key={id}
          autoFocus={at === 0}
          checked={marks.get(id) ?? (count > 0 && count === had?.length)}
          indeterminate={isMixed(count, id)}
          onChange={({ target }) => onChange(new Map(marks).set(id, target.checked))}
          onKeyDown={(event) => event.key === 'Enter' && onSubmit()}
        >
          {retired ? `${name} (${t('skills.retired')})` : name}
        </Checkbox>
      ))}
      {shown.some(({ id, count }) => isMixed(count, id)) && (
        <p className="skill-mixed">{mixedHint ?? t('skills.mixed')}</p>
      )}
    </div>
  );
}

/** The marks as the commands take them. */
export function skillsToSet(marks: SkillMarks): { add: string[]; remove: string[] } {
  const of = (wanted: boolean) => [...marks].flatMap(([id, mark]) => (mark === wanted ? [id] : []));
  return { add: of(true), remove: of(false) };
}
