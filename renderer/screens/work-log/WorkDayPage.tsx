import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { WorkDay } from '../../../shared/contract/work-log.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useWorkDay } from '../../api/work-log.ts';
import { DateText, InstantText } from '../../components/DateText.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useToday } from '../../components/use-today.ts';
import { CallDrawer } from '../call-log/CallDrawer.tsx';
import { OrderDrawer } from '../orders/OrderDrawer.tsx';
import '../call-log/call-log.css';
import '../case-figures/case-figures.css';
import { DayActions } from './DayActions.tsx';
import { DayDone } from './DayDone.tsx';
import { DayMoments } from './DayMoments.tsx';
import { DayRefused } from './DayRefused.tsx';
import { DayStrip } from './DayStrip.tsx';
import { DayTiles } from './DayTiles.tsx';
import { dayAddress } from './day-address.ts';
import { RemarkEditor } from './RemarkEditor.tsx';
import { RemarkReview } from './RemarkReview.tsx';

interface WorkDayPageProps {
  readonly date: string;
  /** null: one's own. */
  readonly operatorId: string | null;
}

/** One person's day: figures, states over time, what needs a word, what was done, and what they wrote about it. */
export function WorkDayPage({ date, operatorId }: WorkDayPageProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const navigate = useNavigate();
  const readsOthers = useRight('supervision.read');
  const found = useWorkDay(date, operatorId);
  const day = found.data;
  const today = useToday();
  return (
    <div className="case-figures work-log">
      <PageHeader
        title={day && !day.isOwn ? t('workLog.titleOf', { name: day.person.name }) : t('workLog.own')}
        description={
          <>
            {readsOthers && (
              <>
                <Link to={dayAddress(date, null)}>{t('workLog.back')}</Link> ·{' '}
              </>
            )}
            <DateText date={date} style="short-weekday" />
            {day && (
              <>
                {day.person.teamName !== null && ` · ${day.person.teamName}`} · {t('workLog.asOf')}{' '}
                <InstantText atMs={day.asOfMs} style="time" />
              </>
            )}
          </>
        }
        actions={
          <DayActions
            date={date}
            today={today}
            isLoading={found.isFetching}
            onDate={(chosen) => void navigate(dayAddress(chosen, operatorId))}
            onRefresh={() => void found.refetch()}
          />
        }
      />
      <ErrorNotice text={found.error ? describe(found.error) : null} onRetry={() => void found.refetch()} />
      {!day && !found.error && <Skeleton active />}
      {day && <Compiled key={`${operatorId} ${date}`} day={day} />}
    </div>
  );
}

function Compiled({ day }: { readonly day: WorkDay }) {
  const [openCallId, setOpenCallId] = useState<string | null>(null);
  const [openOrderId, setOpenOrderId] = useState<string | null>(null);
  const open = { onOpenCall: setOpenCallId, onOpenOrder: setOpenOrderId };
  return (
    <>
      <DayTiles day={day} />
      <div className="work-columns">
        <div>
          <DayStrip day={day} />
          <DayDone day={day} {...open} />
        </div>
        <aside className="work-side">
          {day.isOwn && <RemarkEditor day={day} />}
          {day.mayReview && <RemarkReview day={day} />}
          <DayMoments day={day} {...open} />
          <DayRefused day={day} onOpenCall={setOpenCallId} />
        </aside>
      </div>
      <CallDrawer
        callId={openCallId}
        onClose={() => setOpenCallId(null)}
        onOpen={setOpenCallId}
        onOpenOrder={setOpenOrderId}
      />
      <OrderDrawer orderId={openOrderId} onClose={() => setOpenOrderId(null)} />
    </>
  );
}
