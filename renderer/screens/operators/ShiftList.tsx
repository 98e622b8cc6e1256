import { Button, Input, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorRow } from '../../../shared/contract/operators.ts';
import { weekMinutes } from '../../../shared/domain/operators/shifts.ts';
import { formatWeekday } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useOperators } from '../../api/operators.ts';
import { useShifts } from '../../api/shifts.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { hoursText, ShiftDialog } from './ShiftDialog.tsx';
import { WEEKDAYS, weekOf } from './shift-week.ts';

/** Who works when: everybody's week, to be set for one or for many at once. */
export function ShiftList() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const operators = useOperators();
  const shifts = useShifts();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [editing, setEditing] = useState<readonly OperatorRow[] | null>(null);

  const planned = new Map(shifts.data?.map((each) => [each.operatorId, each.shifts]));
  const shiftsOf = (operatorId: string) => planned.get(operatorId) ?? [];
  const wanted = text.trim().toLowerCase();
  const rows = (operators.data ?? []).filter(
    ({ active, login, name, teamName, teamCode }) =>
      active && [login, name, teamName ?? '', teamCode ?? ''].some((word) => word.toLowerCase().includes(wanted)),
  );
  // Whom the search hides is chosen no more: what is set is seen.
  const people = rows.filter(({ id }) => chosen.includes(id));
  const error = operators.error ?? shifts.error;

  const columns: TableColumnsType<OperatorRow> = [
    { title: t('operators.name'), width: 110, render: (_, { name }) => name },
    { title: t('operators.team'), width: 110, render: (_, { teamName }) => teamName ?? '–' },
    ...WEEKDAYS.map((weekday) => ({
      key: weekday,
      title: formatWeekday(weekday, language),
      width: 96,
      render: (_: unknown, { id }: OperatorRow) => <DayCell text={weekOf(shiftsOf(id))[weekday] ?? ''} />,
    })),
    {
      title: t('shifts.week'),
      width: 112,
      align: 'right',
      render: (_, { id }) => {
        const own = shiftsOf(id);
        return own.length === 0 ? (
          <span className="shift-none">{t('shifts.none')}</span>
        ) : (
          <span className="tabular">{t('shifts.hours', { hours: hoursText(weekMinutes(own)) })}</span>
        );
      },
    },
    {
      title: t('operators.actions'),
      width: 80,
      render: (_, operator) => (
        <Button
          size="small"
          aria-label={t('shifts.editNamed', { name: operator.name })}
          onClick={() => setEditing([operator])}
        >
          {t('shifts.edit')}
        </Button>
      ),
    },
  ];

  return (
    <>
      <p className="shift-hints">{t('shifts.hint')}</p>
      <div className="list-bar">
        <Input
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('shifts.find')}
          aria-label={t('shifts.find')}
          style={{ width: 240 }}
        />
        <Button type="primary" disabled={people.length === 0} onClick={() => setEditing(people)}>
          {t('shifts.setForChosen', { count: people.length })}
        </Button>
      </div>
      <ErrorNotice
        text={error ? describe(error) : null}
        onRetry={() => void Promise.all([operators.refetch(), shifts.refetch()])}
      />
      <Table<OperatorRow>
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={rows}
        loading={operators.isPending || shifts.isPending}
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
        <ShiftDialog
          people={editing}
          shiftsOf={shiftsOf}
          onClose={() => {
            setEditing(null);
            setChosen([]);
          }}
        />
      )}
    </>
  );
}

/** A span a line. */
function DayCell({ text }: { readonly text: string }) {
  if (text === '') return <span className="shift-none">–</span>;
  return (
    <span className="shift-day tabular">
      {text.split(' ').map((span) => (
        <span key={span}>{span}</span>
      ))}
    </span>
  );
}
