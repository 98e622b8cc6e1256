import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamRow } from '../../../shared/contract/operators.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useRemoveTeam, useSaveTeam, useTeams } from '../../api/operators.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PlaceDialog, type PlaceFields } from './PlaceDialog.tsx';
import { RowActions } from './RowActions.tsx';

/** Teams: who and what a shift lead looks after. */
export function TeamList() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const teams = useTeams();
  const save = useSaveTeam();
  const remove = useRemoveTeam();
  const [open, setOpen] = useState<TeamRow | 'new' | null>(null);

  const count = (title: string, dataIndex: keyof TeamRow) => ({
    title,
    dataIndex,
    width: 100,
    align: 'right' as const,
  });
  const columns: TableColumnsType<TeamRow> = [
    { title: t('operators.code'), dataIndex: 'code', width: 140 },
    { title: t('operators.teamName'), dataIndex: 'name' },
    count(t('operators.peopleCount'), 'operators'),
    count(t('operators.seatsCount'), 'seats'),
    count(t('operators.routesCount'), 'routes'),
    {
      title: t('operators.actions'),
      width: 160,
      render: (_, team) => (
        <RowActions name={team.code} onEdit={() => setOpen(team)} onRemove={() => remove.run({ id: team.id })} />
      ),
    },
  ];
  const addButton = (
    <Button type="primary" onClick={() => setOpen('new')}>
      {t('operators.addTeam')}
    </Button>
  );

  async function submit({ code, name }: PlaceFields) {
    await save.run({ ...(open !== 'new' && open !== null ? { id: open.id } : {}), code, name });
    setOpen(null);
  }

  return (
    <>
      <div className="list-bar">{addButton}</div>
      <ErrorNotice text={teams.error ? describe(teams.error) : null} onRetry={() => void teams.refetch()} />
      <Table
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={teams.data ?? []}
        loading={teams.isPending}
        pagination={false}
        locale={{
          emptyText: teams.data ? <EmptyState title={t('operators.noTeams')} hint={t('operators.noTeamsHint')} /> : ' ',
        }}
      />
      {open !== null && (
        <PlaceDialog
          title={open === 'new' ? t('operators.addTeam') : t('operators.editTitle', { name: open.code })}
          nameLabel={t('operators.teamName')}
          nameRequired
          initial={open === 'new' ? { code: '', name: '' } : { code: open.code, name: open.name }}
          pending={save.pending}
          error={save.error ? describe(save.error) : null}
          onSubmit={submit}
          onClose={() => {
            save.clearError();
            setOpen(null);
          }}
        />
      )}
    </>
  );
}
