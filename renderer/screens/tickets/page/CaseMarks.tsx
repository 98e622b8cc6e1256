import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ShownCases } from '../list/case-address.ts';

interface CaseMarksProps {
  readonly shown: ShownCases;
  onChange(change: Partial<ShownCases>): void;
}

const REOPENED = 'reopened';

/** Only the cases that climbed, or that were reopened. */
export function CaseMarks({ shown, onChange }: CaseMarksProps) {
  const { t } = useTranslation();
  const climbed = shown.level === null ? null : String(shown.level);
  return (
    <Select
      allowClear
      aria-label={t('ticketLists.mark')}
      placeholder={t('ticketLists.mark')}
      popupMatchSelectWidth={false}
      style={{ width: 112 }}
      value={shown.reopened ? REOPENED : climbed}
      options={[
        { value: '1', label: t('ticketLists.level.1') },
        { value: '2', label: t('ticketLists.level.2') },
        { value: REOPENED, label: t('ticketLists.reopened') },
      ]}
      onChange={(mark: string | undefined) => {
        const isLevel = mark !== undefined && mark !== REOPENED;
        onChange({ reopened: mark === REOPENED, level: isLevel ? Number(mark) : null });
      }}
    />
  );
}
