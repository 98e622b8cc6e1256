import { SwapOutlined, UserDeleteOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useLive } from '../../api/supervision.ts';
import { DateText } from '../../components/DateText.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { LateQuotaNotice } from '../quotas/LateQuotaNotice.tsx';
import { AbsencesDrawer } from './AbsencesDrawer.tsx';
import { BoardTable } from './BoardTable.tsx';
import { DryTab } from './DryTab.tsx';
import { LiveFigures } from './LiveFigures.tsx';
import { QueueStates } from './QueueStates.tsx';
import { ReassignDialog } from './ReassignDialog.tsx';
import { SeatTable } from './SeatTable.tsx';
import { UnreachedTable } from './UnreachedTable.tsx';
import './supervision.css';

/** The lead's live page: who is doing what, how the queue stands, and the means to repair it. */
export default function LiveScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const live = useLive();
  const mayManage = useRight('queue.manage');
  /** Whose calls are being given to others; null: nobody's in particular. */
  const [reassigning, setReassigning] = useState<{ readonly operatorId: string | null } | null>(null);
  const [absences, setAbsences] = useState(false);
  const [tab, setTab] = useState('seats');
  const view = live.data;

  return (
    <div className="live">
      <PageHeader
        title={t('supervision.title')}
        description={view && <DateText date={view.date} style="short-weekday" />}
        actions={
          mayManage && (
            <Flex gap="small">
              <Button icon={<UserDeleteOutlined aria-hidden />} onClick={() => setAbsences(true)}>
                {t('supervision.absence.title')}
              </Button>
              <Button icon={<SwapOutlined />} onClick={() => setReassigning({ operatorId: null })}>
                {t('supervision.reassign')}
              </Button>
            </Flex>
          )
        }
      />
      <ErrorNotice text={live.error ? describe(live.error) : null} onRetry={() => void live.refetch()} />
      {!view && live.isPending && <Skeleton active />}
      {view && (
        <>
          {!view.built && (
            <Alert type="warning" showIcon title={t('supervision.notBuilt')} style={{ marginBottom: 8 }} />
          )}
          <LateQuotaNotice />
          <LiveFigures view={view} />
          <QueueStates counts={view.queue} />
          <div className="live-columns">
            <Tabs
              className="live-main"
              size="small"
              activeKey={tab}
              onChange={setTab}
              items={[
                {
                  key: 'seats',
                  label: t('supervision.seats', { count: view.seats.length }),
                  children: (
                    <SeatTable
                      seats={view.seats}
                      mayManage={mayManage}
                      onReassign={(operatorId) => setReassigning({ operatorId })}
                    />
                  ),
                },
                {
                  key: 'unreached',
                  label: t('supervision.unreached'),
                  children: <UnreachedTable shown={tab === 'unreached'} />,
                },
                {
                  key: 'dry',
                  label: t('supervision.dry.title'),
                  children: tab === 'dry' && <DryTab seats={view.seats} />,
                },
              ]}
            />
            <Tabs
              className="live-side"
              size="small"
              items={[
                {
                  key: 'routes',
                  label: t('supervision.byRoute'),
                  children: <BoardTable lines={view.routes} nameless={t('supervision.noRoute')} withCutoff />,
                },
                {
                  key: 'classes',
                  label: t('supervision.byClass'),
                  children: <BoardTable lines={view.classes} nameless={t('supervision.noClass')} />,
                },
              ]}
            />
          </div>
        </>
      )}
      {absences && <AbsencesDrawer onClose={() => setAbsences(false)} />}
      {reassigning && (
        <ReassignDialog
          operatorId={reassigning.operatorId}
          seats={view?.seats ?? []}
          onClose={() => setReassigning(null)}
        />
      )}
    </div>
  );
}
