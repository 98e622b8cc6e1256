import { MessageOutlined, NotificationOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useAcknowledge, useUnreadBroadcasts } from '../../api/broadcasts.ts';
import { useNotesWaiting, useReadNote } from '../../api/shift-notes.ts';
import { KEY_MAP } from '../../app/key-map.ts';
import { useAction } from '../../app/use-action.ts';
import { InstantText } from '../../components/DateText.tsx';
import { KeyHint } from '../../components/KeyHint.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { NoteAbout } from '../shift-notes/NoteCard.tsx';

/**
 * What the lead has to say, and below it what the shift before left for this seat: above the order and never over it,
 * until it is acknowledged; one at a time.
 */
export function BroadcastLine() {
  const { t } = useTranslation();
  const broadcasts = useUnreadBroadcasts();
  const notes = useNotesWaiting().data?.unread ?? [];
  const acknowledge = useAcknowledge();
  const readNote = useReadNote();
  const [broadcast] = broadcasts;
  const [note] = notes;
  const more = broadcasts.length + notes.length - 1;
  const read = () => {
    if (broadcast) void acknowledge.run(broadcast.id).catch(() => undefined);
    else if (note) void readNote.run(note.id).catch(() => undefined);
  };
  useAction('acknowledge', read, { enabled: more >= 0 });
  const said = broadcast
    ? { text: broadcast.text, by: broadcast.sentBy, atMs: broadcast.sentAtMs }
    : note && { text: note.text, by: note.writtenBy, atMs: note.writtenAtMs };
  return (
    <div role="status" aria-label={t('workstation.broadcast')}>
      {said && (
        <div className="ws-notice ws-broadcast" data-testid={broadcast ? 'broadcast' : 'shift-note'}>
          {broadcast ? <NotificationOutlined aria-hidden /> : <MessageOutlined aria-label={t('shiftNotes.title')} />}
          <span className="ws-notice-text">
            {!broadcast && note?.important && <StateTag tone="overdue">{t('shiftNotes.important')}</StateTag>}{' '}
            <strong>{said.text}</strong> {!broadcast && note && <NoteAbout note={note} />}{' '}
            <span className="ws-broadcast-by">
              {said.by} <InstantText atMs={said.atMs} style={broadcast ? 'time' : 'date-time'} />
              {more > 0 && ` · ${t('workstation.broadcastMore', { count: more })}`}
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
