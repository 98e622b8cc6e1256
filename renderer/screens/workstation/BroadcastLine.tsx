import { NotificationOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useAcknowledge, useUnreadBroadcasts } from '../../api/broadcasts.ts';
import { KEY_MAP } from '../../app/key-map.ts';
import { useAction } from '../../app/use-action.ts';
import { InstantText } from '../../components/DateText.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';

/** What the lead has to say, above the order and never over it, until it is acknowledged; the oldest first. */
export function BroadcastLine() {
  const { t } = useTranslation();
  const unread = useUnreadBroadcasts();
  const acknowledge = useAcknowledge();
  const [first, ...more] = unread;
  const read = () => first && void acknowledge.run(first.id).catch(() => undefined);
  useAction('acknowledge', read, { enabled: first !== undefined });
  return (
    <div role="status" aria-label={t('workstation.broadcast')}>
      {first && (
        <div className="ws-notice ws-broadcast" data-testid="broadcast">
          <NotificationOutlined aria-hidden />
          <span className="ws-notice-text">
            <strong>{first.text}</strong>{' '}
            <span className="ws-broadcast-by">
              {first.sentBy} <InstantText atMs={first.sentAtMs} style="time" />
              {more.length > 0 && ` · ${t('workstation.broadcastMore', { count: more.length })}`}
            </span>
          </span>
          <button type="button" className="ws-broadcast-read" onClick={read}>
            {t('workstation.broadcastRead')} <KeyHint keys={KEY_MAP.acknowledge.keys} />
          </button>
        </div>
      )}
    </div>
  );
}
