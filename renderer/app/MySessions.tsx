import { App, Button, Modal, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type OwnSession, SESSION_IDLE_HOURS, SESSION_MOST_HOURS } from '../../shared/contract/auth.ts';
import { leave, useEndOwnSessions, useOwnSessions } from '../api/auth.ts';
import { useErrorText } from '../api/error-text.ts';
import { InstantText } from '../components/DateText.tsx';
import { ErrorNotice } from '../components/ErrorNotice.tsx';

interface MySessionsProps {
  readonly open: boolean;
  onClose(): void;
}

/** Where one is signed in, and the way out of it. */
export function MySessions({ open, onClose }: MySessionsProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message, modal } = App.useApp();
  const sessions = useOwnSessions(open);
  const end = useEndOwnSessions();
  const rows = sessions.data ?? [];
  const error = end.error ?? sessions.error;

  function close() {
    end.clearError();
    onClose();
  }

  async function endOthers() {
    const { ended } = await end.run({ alsoThis: false });
    void message.success(t('auth.othersEnded', { count: ended }));
    await sessions.refetch();
  }

  function askEndAll() {
    modal.confirm({
      title: t('auth.endAllTitle'),
      content: t('auth.endAllHint'),
      okText: t('auth.endAll'),
      okButtonProps: { danger: true },
      onOk: () => end.run({ alsoThis: true }).then(leave, () => undefined),
    });
  }

  return (
    <Modal
      closable={{ 'aria-label': t('common.close') }}
      title={t('shell.mySessions')}
      open={open}
      width={760}
      onCancel={close}
      destroyOnHidden
      footer={[
        <Button key="close" onClick={close}>
          {t('common.close')}
        </Button>,
        <Button
          key="others"
          disabled={rows.length < 2}
          loading={end.pending}
          title={rows.length < 2 ? t('auth.noOthers') : undefined}
          onClick={() => void endOthers().catch(() => undefined)}
        >
          {t('auth.endOthers')}
        </Button>,
        <Button key="all" danger onClick={askEndAll}>
          {t('auth.endAll')}
        </Button>,
      ]}
    >
      <ErrorNotice text={error ? describe(error) : null} />
      <p>
        {t('auth.sessionsHint', {
          hours: SESSION_IDLE_HOURS,
          most: SESSION_MOST_HOURS,
        })}
      </p>
      <Table<OwnSession>
        rowKey={({ sinceMs, lastSeenMs, isThis }) => `${sinceMs} ${lastSeenMs} ${isThis}`}
        size="small"
        loading={sessions.isPending}
        dataSource={rows}
        pagination={rows.length > 8 ? { pageSize: 8, showSizeChanger: false } : false}
        columns={[
          {
            title: t('auth.sessionWhere'),
            render: (_, { seatCode, isThis }) => (
              <>
                {seatCode ?? t('shell.noSeat')} {isThis && <Tag>{t('auth.sessionThis')}</Tag>}
              </>
            ),
          },
          { title: t('auth.sessionWith'), render: (_, session) => <SessionOrigin session={session} /> },
          {
            title: t('auth.sessionSince'),
            width: 160,
            render: (_, { sinceMs }) => <InstantText atMs={sinceMs} />,
          },
          {
            title: t('auth.sessionSeen'),
            width: 160,
            render: (_, { lastSeenMs }) => <InstantText atMs={lastSeenMs} />,
          },
        ]}
      />
    </Modal>
  );
}

/** With which program, on which machine; what is not known is left out. */
function SessionOrigin({ session: { client, address } }: { readonly session: OwnSession }) {
  const { t } = useTranslation();
  const isHere = client?.program === 'desktop' || address === '127.0.0.1';
  const program = client?.program === 'desktop' ? t('auth.sessionDesktop') : client?.program;
  const machine = isHere ? t('auth.sessionHere') : address;
  const known = [program, client?.system, machine].filter((word) => word != null);
  return known.length === 0 ? t('auth.sessionUnknown') : known.join(' · ');
}
