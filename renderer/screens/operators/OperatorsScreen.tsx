import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../components/PageHeader.tsx';
import './operators.css';
import { PeopleList } from './PeopleList.tsx';
import { SeatList } from './SeatList.tsx';
import { ShiftList } from './ShiftList.tsx';
import { SkillsTab } from './SkillsTab.tsx';
import { TeamList } from './TeamList.tsx';

/** Who may sign in, where they sit and to whom they belong, for the administrator. */
export default function OperatorsScreen() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('operators.title')} description={t('operators.description')} />
      <Tabs
        items={[
          { key: 'people', label: t('operators.people'), children: <PeopleList /> },
          { key: 'shifts', label: t('shifts.title'), children: <ShiftList /> },
          { key: 'skills', label: t('skills.title'), children: <SkillsTab /> },
          { key: 'teams', label: t('operators.teams'), children: <TeamList /> },
          { key: 'seats', label: t('operators.seats'), children: <SeatList /> },
        ]}
      />
    </>
  );
}
