import { useTranslation } from 'react-i18next';
import { useRemoveSeat, useSaveSeat, useSeats, useTeams } from '../../api/operators.ts';
import { PlaceList } from './PlaceList.tsx';

/** Seats: the places where people work. */
export function SeatList() {
  const { t } = useTranslation();
  const seats = useSeats();
  const teams = useTeams();
  const save = useSaveSeat();
  const remove = useRemoveSeat();
  return (
    <PlaceList
      places={seats}
      onRetry={() => void seats.refetch()}
      columns={[
        { title: t('operators.seatName'), dataIndex: 'name' },
        { title: t('operators.team'), width: 160, render: (_, { teamName }) => teamName ?? '–' },
        { title: t('operators.ownSeatOf'), render: (_, { operators }) => operators.join(', ') || '–' },
      ]}
      words={{
        add: t('operators.addSeat'),
        name: t('operators.seatName'),
        none: t('operators.noSeats'),
        noneHint: t('operators.noSeatsHint'),
      }}
      teams={teams.data ?? []}
      fieldsOf={(seat) => ({ code: seat?.code ?? '', name: seat?.name ?? '', teamId: seat?.teamId ?? '' })}
      saving={save}
      onSave={(known, { code, name, teamId }) => save.run({ ...known, code, name, teamId: teamId || null })}
      onRemove={remove.run}
    />
  );
}
