import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SkillRow } from '../../shared/contract/skills.ts';
import './skills.css';

interface SkillTagsProps {
  readonly skills: readonly Pick<SkillRow, 'id' | 'name' | 'retired'>[];
  readonly ids: readonly string[];
}

/** Skills by their names, retired ones struck through; a dash for none. */
export function SkillTags({ skills, ids }: SkillTagsProps) {
  const { t } = useTranslation();
  const shown = skills.filter(({ id }) => ids.includes(id));
  if (shown.length === 0) return <span>{t('skills.nothingHeld')}</span>;
  return (
    <span className="skill-tags">
      {shown.map(({ id, name, retired }) => (
        <Tag key={id}>{retired ? <del title={t('skills.retired')}>{name}</del> : name}</Tag>
      ))}
    </span>
  );
}
