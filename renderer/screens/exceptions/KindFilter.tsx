import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { SUBJECT_KINDS, type SubjectKind } from '../../../shared/contract/plan-subject.ts';

interface KindFilterProps {
  readonly kind: SubjectKind | null;
  onChange(kind: SubjectKind | null): void;
}

/** Customers, classes, routes, or all. */
export function KindFilter({ kind, onChange }: KindFilterProps) {
  const { t } = useTranslation();
  return (
    <Select<SubjectKind | 'any'>
      aria-label={t('exceptions.forWhom')}
      value={kind ?? 'any'}
      style={{ width: 150 }}
      options={[
        { value: 'any', label: t('exceptions.anyKind') },
        ...SUBJECT_KINDS.map((one) => ({ value: one, label: t(`exceptions.kinds.${one}`) })),
      ]}
      onChange={(chosen) => onChange(chosen === 'any' ? null : chosen)}
    />
  );
}
