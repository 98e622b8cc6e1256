import { Button, Input, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorRow } from '../../../shared/contract/operators.ts';
import type { SkillRow } from '../../../shared/contract/skills.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useOperators } from '../../api/operators.ts';
import { useHeldSkills } from '../../api/skills.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SkillTags } from '../../components/SkillTags.tsx';
import { SkillDialog } from './SkillDialog.tsx';

/** Who holds what, to be set for one or for many at once, found by team too. */
export function SkillPeople({ skills }: { readonly skills: readonly SkillRow[] }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const operators = useOperators();
  const held = useHeldSkills();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [editing, setEditing] = useState<readonly OperatorRow[] | null>(null);

  const byPerson = new Map(held.data?.map((each) => [each.operatorId, each.skillIds]));
  const skillsOf = (operatorId: string) => byPerson.get(operatorId) ?? [];
  const wanted = text.trim().toLowerCase();
  const rows = (operators.data ?? []).filter(
    ({ active, login, name, teamName, teamCode }) =>
      active && [login, name, teamName ?? '', teamCode ?? ''].some((word) => word.toLowerCase().includes(wanted)),
  );
  // Whom the search hides is chosen no more: what is set is seen.
  const people = rows.filter(({ id }) => chosen.includes(id));
  const error = operators.error ?? held.error;

  const columns: TableColumnsType<OperatorRow> = [
    { title: t('operators.name'), width: 140, render: (_, { name }) => name },
    { title: t('operators.team'), width: 160, render: (_, { teamName }) => teamName ?? '–' },
    { title: t('skills.title'), render: (_, { id }) => <SkillTags skills={skills} ids={skillsOf(id)} /> },
    {
      title: t('operators.actions'),
      width: 90,
      render: (_, operator) => (
        <Button
          size="small"
          aria-label={t('skills.editNamed', { name: operator.name })}
          disabled={skills.length === 0}
          onClick={() => setEditing([operator])}
        >
          {t('skills.edit')}
        </Button>
      ),
    },
  ];

  return (
    <>
      <div className="list-bar">
        <Input
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('shifts.find')}
          aria-label={t('shifts.find')}
          style={{ width: 240 }}
        />
        {skills.length === 0 && <span className="shift-none">{t('skills.addFirst')}</span>}
        <Button type="primary" disabled={people.length === 0 || skills.length === 0} onClick={() => setEditing(people)}>
          {t('skills.setForChosen', { count: people.length })}
        </Button>
      </div>
      <ErrorNotice
        text={error ? describe(error) : null}
        onRetry={() => void Promise.all([operators.refetch(), held.refetch()])}
      />
      <Table<OperatorRow>
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={rows}
        loading={operators.isPending || held.isPending}
        pagination={rows.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
        locale={{ emptyText: operators.data ? <EmptyState title={t('shifts.noPeople')} /> : ' ' }}
        rowSelection={{
          selectedRowKeys: people.map(({ id }) => id),
          onChange: (keys) => setChosen(keys.map(String)),
          getTitleCheckboxProps: () => ({ 'aria-label': t('shifts.chooseAll') }),
          getCheckboxProps: ({ name }) => ({ 'aria-label': t('shifts.choose', { name }) }),
        }}
      />
      {editing && (
        <SkillDialog
          people={editing}
          skills={skills}
          skillsOf={skillsOf}
          onClose={() => {
            setEditing(null);
            setChosen([]);
          }}
        />
      )}
    </>
  );
}
