import { CheckOutlined, EditOutlined, EyeOutlined, ReadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useErrorText } from '../../api/error-text.ts';
import { useNotesWaiting, useReadNote, useSetNoteDone } from '../../api/shift-notes.ts';
import { InstantText } from '../../components/DateText.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { NoteAbout } from './NoteCard.tsx';
import { NoteDialog } from './NoteDialog.tsx';
import { useNoteTo } from './use-note-to.ts';
import './shift-notes.css';

/** On the live page: what the shift before left, one note at a time, until the lead has read it. */
export function NotesLine() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const to = useNoteTo();
  const [writing, setWriting] = useState(false);
  const waiting = useNotesWaiting().data;
  const read = useReadNote();
  const setDone = useSetNoteDone();
  const pending = read.pending || setDone.pending;
  const failure = read.error ?? setDone.error;
  const [first, ...more] = waiting?.unread ?? [];
  return (
    <section className="notes-line" aria-label={t('shiftNotes.live')}>
      <ErrorNotice text={failure ? describe(failure) : null} />
      <div className="notes-line-row">
        <ReadOutlined aria-hidden />
        <Link to="/shift-notes">{t('shiftNotes.live')}</Link>
        <span className="note-soft">{t('shiftNotes.openCount', { count: waiting?.open ?? 0 })}</span>
        {first && (
          <>
            <span className="notes-line-text" data-important={first.important} data-testid="note">
              <strong>{first.text}</strong> <NoteAbout note={first} />{' '}
              <span className="note-soft">
                {first.writtenBy} <InstantText atMs={first.writtenAtMs} /> · {t('shiftNotes.to', { who: to(first) })}
                {more.length > 0 && ` · ${t('shiftNotes.moreUnread', { count: more.length })}`}
              </span>
            </span>
            <Button
              size="small"
              icon={<EyeOutlined aria-hidden />}
              disabled={pending}
              onClick={() => void read.run(first.id).catch(() => undefined)}
            >
              {t('shiftNotes.read')}
            </Button>
            <Button
              size="small"
              icon={<CheckOutlined aria-hidden />}
              disabled={pending}
              onClick={() =>
                void read
                  .run(first.id)
                  .then(() => setDone.run({ noteId: first.id, done: true }))
                  .catch(() => undefined)
              }
            >
              {t('shiftNotes.done')}
            </Button>
          </>
        )}
        <Button size="small" type="text" icon={<EditOutlined aria-hidden />} onClick={() => setWriting(true)}>
          {t('shiftNotes.write')}
        </Button>
      </div>
      {writing && <NoteDialog onClose={() => setWriting(false)} />}
    </section>
  );
}
