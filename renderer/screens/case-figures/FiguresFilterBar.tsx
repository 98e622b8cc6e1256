import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFiguresInput, FigureChoices } from '../../../shared/contract/ticket-figures.ts';
import { NOBODY } from '../../../shared/contract/ticket-lists.ts';
import { TICKET_KINDS } from '../../../shared/contract/tickets.ts';
import { useTicketFilterChoices } from '../../api/ticket-lists.ts';
import { categoryOptions, chosenCategory } from '../tickets/register/category-options.ts';
import { PeriodFields } from './PeriodFields.tsx';

interface FiguresFilterBarProps {
  readonly asked: CaseFiguresInput;
  readonly choices: FigureChoices;
  onChange(change: Partial<CaseFiguresInput>): void;
}

/** The period stays. */
const NOTHING_CHOSEN = { kind: null, categoryId: null, unitId: null, classId: null, teamId: null } as const;

/** The period and which cases count; every change counts again. */
export function FiguresFilterBar({ asked, choices, onChange }: FiguresFilterBarProps) {
  const { t } = useTranslation();
  const lists = useTicketFilterChoices().data;
  const choose = (
    label: string,
    any: string,
    width: number,
    field: 'unitId' | 'teamId' | 'classId',
    options: readonly { value: string; label: string }[],
  ) => (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={any}
      popupMatchSelectWidth={false}
      style={{ width }}
      value={asked[field]}
      options={[...options]}
      onChange={(id: string | undefined) => onChange({ [field]: id ?? null })}
    />
  );
  return (
    <search className="figures-bar">
      <PeriodFields period={asked} today={choices.today} width={132} onChange={onChange} />
      <Select
        allowClear
        aria-label={t('caseFigures.kind')}
        placeholder={t('caseFigures.anyKind')}
        popupMatchSelectWidth={false}
        style={{ width: 116 }}
        value={asked.kind}
        options={TICKET_KINDS.map((value) => ({ value, label: t(`tickets.kind.${value}`) }))}
        onChange={(kind: CaseFiguresInput['kind'] | undefined) => onChange({ kind: kind ?? null, categoryId: null })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('caseFigures.category')}
        placeholder={t('caseFigures.anyCategory')}
        popupMatchSelectWidth={false}
        style={{ width: 132 }}
        value={asked.categoryId}
        labelRender={chosenCategory}
        options={categoryOptions(t, lists?.categories ?? [], asked.kind)}
        onChange={(categoryId: string | undefined) => onChange({ categoryId: categoryId ?? null })}
      />
      {choose(t('caseFigures.unit'), t('caseFigures.anyUnit'), 116, 'unitId', [
        { value: NOBODY, label: t('caseFigures.none.unit') },
        ...(lists?.units ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ])}
      {choose(
        t('caseFigures.class'),
        t('caseFigures.anyClass'),
        116,
        'classId',
        choices.classes.map(({ id, name }) => ({ value: id, label: name })),
      )}
      {choices.teams.length > 0 &&
        choose(
          t('caseFigures.team'),
          t('caseFigures.anyTeam'),
          108,
          'teamId',
          choices.teams.map(({ id, name }) => ({ value: id, label: name })),
        )}
      <Button onClick={() => onChange(NOTHING_CHOSEN)}>{t('callLog.reset')}</Button>
    </search>
  );
}
