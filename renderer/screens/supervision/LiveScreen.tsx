import { NotificationOutlined, SwapOutlined, SyncOutlined, UserDeleteOutlined } from '@ant-design/icons';
import { Alert, App, Button, Flex, Skeleton, Tabs } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DryReason } from '../../../shared/contract/queue.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useLive } from '../../api/supervision.ts';
import { DateText } from '../../components/DateText.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PreviewDialog } from '../queue/PreviewDialog.tsx';
import { LateQuotaNotice } from '../quotas/LateQuotaNotice.tsx';
import { NotesLine } from '../shift-notes/NotesLine.tsx';
import { AbsencesDrawer } from './AbsencesDrawer.tsx';
import { BoardTable } from './BoardTable.tsx';
import { BroadcastDrawer } from './BroadcastDrawer.tsx';
import { DryTab } from './DryTab.tsx';
import { LiveFigures } from './LiveFigures.tsx';
import { QueueStates } from './QueueStates.tsx';
import { ReassignDialog, type ReassignStart } from './ReassignDialog.tsx';
import { RecentMoves } from './RecentMoves.tsx';
import { RouteTable } from './RouteTable.tsx';
import { SeatTable } from './SeatTable.tsx';
import { SkillNotice } from './SkillNotice.tsx';
import { UnreachedTable } from './UnreachedTable.tsx';
import './supervision.css';

/** The lead's live page: who is doing what, how the queue stands, and the means to repair it. */
export default function LiveScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const live = useLive();
  const mayManage = useRight('queue.manage');
  const { message } = App.useApp();
  /** Which calls are being given to others. */
  const [reassigning, setReassigning] = useState<ReassignStart | null>(null);
  const [open, setOpen] = useState<'absences' | 'broadcast' | 'rebuild' | null>(null);
  const close = () => setOpen(null);
  const reassignSeat = useCallback((operatorId: string) => setReassigning({ operatorId }), []);
  const [tab, setTab] = useState('seats');
  const [reason, setReason] = useState<DryReason | null>(null);
  const view = live.data;

  return (
    <div className="live">
      <PageHeader
        title={t('supervision.title')}
        description={view && <DateText date={view.date} style="short-weekday" />}
        actions={
          mayManage && (
            <Flex gap="small" wrap>
              <Button icon={<NotificationOutlined aria-hidden />} onClick={() => setOpen('broadcast')}>
                {t('supervision.broadcast.title')}
              </Button>
              <Button icon={<SyncOutlined aria-hidden />} onClick={() => setOpen('rebuild')}>
                {t(view && !view.built ? 'queue.build' : 'supervision.rebuild')}
              </Button>
              <Button icon={<UserDeleteOutlined aria-hidden />} onClick={() => setOpen('absences')}>
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
            <Alert
              type="warning"
              showIcon
              title={t(mayManage ? 'supervision.notBuiltDo' : 'supervision.notBuilt')}
              style={{ marginBottom: 8 }}
            />
          )}
          <NotesLine />
          <LateQuotaNotice />
          <SkillNotice
            count={view.unskilled}
            onOpen={() => {
              setReason('needs-skill');
              setTab('dry');
            }}
          />
          <LiveFigures view={view} />
          <QueueStates counts={view.queue} />
          <RecentMoves moves={view.moves} mayManage={mayManage} />
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
                    <SeatTable seats={view.seats} date={view.date} mayManage={mayManage} onReassign={reassignSeat} />
                  ),
                },
                {
                  key: 'unreached',
                  label: t('supervision.unreached'),
                  children: (
                    <UnreachedTable
                      shown={tab === 'unreached'}
                      {...(mayManage
                        ? { onReassign: (taskIds: readonly string[]) => setReassigning({ operatorId: null, taskIds }) }
                        : {})}
                    />
                  ),
                },
                {
                  key: 'dry',
                  label: t('supervision.dry.title'),
                  children: tab === 'dry' && <DryTab seats={view.seats} picked={reason} onPick={setReason} />,
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
                  children: (
                    <RouteTable
                      lines={view.routes}
                      basis={view.forecast}
                      mayManage={mayManage}
                      onPropose={(routeId) => setReassigning({ operatorId: null, routeId })}
                    />
                  ),
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
      {open === 'absences' && <AbsencesDrawer onClose={close} />}
      {open === 'broadcast' && <BroadcastDrawer seats={view?.seats ?? []} onClose={close} />}
      {open === 'rebuild' && view && (
        <PreviewDialog
          date={view.date}
          onBuilt={(counts) => {
            close();
            void message.success(t('queue.built', { ...counts }));
          }}
          onClose={close}
        />
      )}
      {reassigning && (
        <ReassignDialog start={reassigning} seats={view?.seats ?? []} onClose={() => setReassigning(null)} />
      )}
    </div>
  );
}
