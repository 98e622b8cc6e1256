import { useTranslation } from 'react-i18next';
import type { TeamRow } from '../../../shared/contract/operators.ts';
import { useRemoveTeam, useSaveTeam, useTeams } from '../../api/operators.ts';
import { PlaceList } from './PlaceList.tsx';

/** Teams: who and what a shift lead looks after. */
export function TeamList() {
  const { t } = useTranslation();
  const teams = useTeams();
  const save = useSaveTeam();
  const remove = useRemoveTeam();
  const count = (title: string, dataIndex: keyof TeamRow) => ({
    title,
    dataIndex,
    width: 100,
    align: 'right' as const,
  });
  return (
    <PlaceList
      places={teams}
      onRetry={() => void teams.refetch()}
      columns={[
        { title: t('operators.teamName'), dataIndex: 'name' },
        count(t('operators.peopleCount'), 'operators'),
        count(t('operators.seatsCount'), 'seats'),
        count(t('operators.routesCount'), 'routes'),
      ]}
      words={{
        add: t('operators.addTeam'),
        name: t('operators.teamName'),
        none: t('operators.noTeams'),
        noneHint: t('operators.noTeamsHint'),
      }}
      nameRequired
      fieldsOf={(team) => ({ code: team?.code ?? '', name: team?.name ?? '' })}
      saving={save}
      onSave={(known, { code, name }) => save.run({ ...known, code, name })}
      onRemove={remove.run}
    />
  );
}
