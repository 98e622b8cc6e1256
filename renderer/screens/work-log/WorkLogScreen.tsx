import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useMe, useRight } from '../../api/auth.ts';
import { useToday } from '../../components/use-today.ts';
import { dateOf } from './day-address.ts';
import { PeopleDays } from './PeopleDays.tsx';
import { WorkDayPage } from './WorkDayPage.tsx';
import './work-log.css';

/** An operator's own day; for whoever reads those of others first the people, then the day of one. */
export default function WorkLogScreen() {
  const { t } = useTranslation();
  const today = useToday();
  const { operatorId = null } = useParams();
  const [address] = useSearchParams();
  const me = useMe().data;
  const readsOthers = useRight('supervision.read');
  const date = dateOf(address, today);
  if (!me) return <Skeleton active aria-label={t('workLog.title')} />;
  if (operatorId === null && readsOthers) return <PeopleDays date={date} ownId={me.operatorId} />;
  return <WorkDayPage date={date} operatorId={operatorId} />;
}
