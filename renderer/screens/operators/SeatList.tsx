import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeatRow } from '../../../shared/contract/operators.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useRemoveSeat, useSaveSeat, useSeats, useTeams } from '../../api/operators.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PlaceDialog, type PlaceFields } from './PlaceDialog.tsx';
import { RowActions } from './RowActions.tsx';

/** Seats: the places where people work. */
export function SeatList() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const seats = useSeats();
  const teams = useTeams();
  const save = useSaveSeat();
  const remove = useRemoveSeat();
  const [open, setOpen] = useState<SeatRow | 'new' | null>(null);

  const columns: TableColumnsType<SeatRow> = [
    { title: t('operators.code'), dataIndex: 'code', width: 140 },
    { title: t('operators.seatName'), dataIndex: 'name' },
    { title: t('operators.team'), width: 160, render: (_, { teamName }) => teamName ?? '–' },
    { title: t('operators.ownSeatOf'), render: (_, { operators }) => operators.join(', ') || '–' },
    {
      title: t('operators.actions'),
      width: 160,
      render: (_, seat) => (
        <RowActions name={seat.code} onEdit={() => setOpen(seat)} onRemove={() => remove.run({ id: seat.id })} />
      ),
    },
  ];

  async function submit({ code, name, teamId }: PlaceFields) {
    await save.run({
      ...(open !== 'new' && open !== null ? { id: open.id } : {}),
      code,
      name,
      teamId: teamId === undefined || teamId === '' ? null : teamId,
    });
    setOpen(null);
  }

  return (
    <>
      <div className="list-bar">
        <Button type="primary" onClick={() => setOpen('new')}>
          {t('operators.addSeat')}
        </Button>
      </div>
      <ErrorNotice text={seats.error ? describe(seats.error) : null} onRetry={() => void seats.refetch()} />
      <Table
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={seats.data ?? []}
        loading={seats.isPending}
        pagination={(seats.data?.length ?? 0) > 100 ? { pageSize: 100, showSizeChanger: false } : false}
        locale={{
          emptyText: seats.data ? <EmptyState title={t('operators.noSeats')} hint={t('operators.noSeatsHint')} /> : ' ',
        }}
      />
      {open !== null && (
        <PlaceDialog
          title={open === 'new' ? t('operators.addSeat') : t('operators.editTitle', { name: open.code })}
          nameLabel={t('operators.seatName')}
          teams={teams.data ?? []}
          initial={
            open === 'new'
              ? { code: '', name: '', teamId: '' }
              : { code: open.code, name: open.name, teamId: open.teamId ?? '' }
          }
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
