import { Button, Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorRow } from '../../../shared/contract/operators.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useOperators } from '../../api/operators.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FindPeople } from './FindPeople.tsx';

/** What is kept of people beside themselves. */
interface OfPeople {
  readonly error: unknown;
  readonly isPending: boolean;
  refetch(): Promise<unknown>;
}

interface PeopleToSetProps {
  readonly of: OfPeople;
  /** Between the team and the button of each person. */
  readonly columns: TableColumnsType<OperatorRow>;
  /** Px of name, team and button. */
  readonly widths: readonly [name: number, team: number, button: number];
  readonly words: {
    readonly edit: string;
    editNamed(name: string): string;
    setForChosen(count: number): string;
  };
  /** Why nothing can be set yet. */
  readonly hindered?: string | undefined;
  dialog(people: readonly OperatorRow[], onClose: () => void): ReactNode;
}

/** Active people, found by name or team, of whom something is set for one or for many at once. */
export function PeopleToSet({ of, columns, widths, words, hindered, dialog }: PeopleToSetProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const operators = useOperators();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [editing, setEditing] = useState<readonly OperatorRow[] | null>(null);

  const wanted = text.trim().toLowerCase();
  const rows = (operators.data ?? []).filter(
    ({ active, login, name, teamName, teamCode }) =>
      active && [login, name, teamName ?? '', teamCode ?? ''].some((word) => word.toLowerCase().includes(wanted)),
  );
  // Whom the search hides is chosen no more: what is set is seen.
  const people = rows.filter(({ id }) => chosen.includes(id));
  const error = operators.error ?? of.error;
  const [nameWidth, teamWidth, buttonWidth] = widths;

  return (
    <>
      <div className="list-bar">
        <FindPeople label={t('shifts.find')} text={text} onChange={setText} />
        {hindered !== undefined && <span className="shift-none">{hindered}</span>}
        <Button
          type="primary"
          disabled={people.length === 0 || hindered !== undefined}
          onClick={() => setEditing(people)}
        >
          {words.setForChosen(people.length)}
        </Button>
      </div>
      <ErrorNotice
        text={error ? describe(error) : null}
        onRetry={() => void Promise.all([operators.refetch(), of.refetch()])}
      />
      <Table<OperatorRow>
        rowKey="id"
        size="small"
        columns={[
          { title: t('operators.name'), width: nameWidth, render: (_, { name }) => name },
          { title: t('operators.team'), width: teamWidth, render: (_, { teamName }) => teamName ?? '–' },
          ...columns,
          {
            title: t('operators.actions'),
            width: buttonWidth,
            render: (_, operator) => (
              <Button
                size="small"
                aria-label={words.editNamed(operator.name)}
                disabled={hindered !== undefined}
                onClick={() => setEditing([operator])}
              >
                {words.edit}
              </Button>
            ),
          },
        ]}
        dataSource={rows}
        loading={operators.isPending || of.isPending}
        pagination={rows.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
        locale={{ emptyText: operators.data ? <EmptyState title={t('shifts.noPeople')} /> : ' ' }}
        rowSelection={{
          selectedRowKeys: people.map(({ id }) => id),
          onChange: (keys) => setChosen(keys.map(String)),
          getTitleCheckboxProps: () => ({ 'aria-label': t('shifts.chooseAll') }),
          getCheckboxProps: ({ name }) => ({ 'aria-label': t('shifts.choose', { name }) }),
        }}
      />
      {editing &&
        dialog(editing, () => {
          setEditing(null);
          setChosen([]);
        })}
    </>
  );
}
