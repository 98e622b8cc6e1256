import { EditOutlined } from '@ant-design/icons';
import { Button, Input, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListNotes, NOTE_VIEWS } from '../../../shared/contract/shift-notes.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useNoteList, useReadNote, useSetNoteDone } from '../../api/shift-notes.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useRested } from '../../components/use-rested.ts';
import { NoteCard } from './NoteCard.tsx';
import { NoteDialog } from './NoteDialog.tsx';
import './shift-notes.css';

/** What one shift left for the next: the open notes first, all of them by search. */
export default function ShiftNotesScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const [view, setView] = useState<ListNotes['view']>('open');
  const [typed, setTyped] = useState('');
  const [writing, setWriting] = useState(false);
  const text = useRested(typed.trim());
  const list = useNoteList({ view, text });
  const read = useReadNote();
  const setDone = useSetNoteDone();
  const notes = list.data?.pages.flatMap((page) => page.notes) ?? [];
  const failure = list.error ?? read.error ?? setDone.error;
  const isFiltered = text !== '';
  return (
    <div className="shift-notes">
      <PageHeader
        title={t('shiftNotes.title')}
        description={t('shiftNotes.description')}
        actions={
          <Button type="primary" icon={<EditOutlined aria-hidden />} onClick={() => setWriting(true)}>
            {t('shiftNotes.write')}
          </Button>
        }
      >
        <div className="note-bar">
          <Segmented
            aria-label={t('shiftNotes.view')}
            value={view}
            options={NOTE_VIEWS.map((value) => ({ value, label: t(`shiftNotes.views.${value}`) }))}
            onChange={setView}
          />
          <Input
            allowClear
            aria-label={t('shiftNotes.search')}
            placeholder={t('shiftNotes.search')}
            maxLength={100}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      </PageHeader>
      <ErrorNotice
        text={failure ? describe(failure) : null}
        {...(list.error ? { onRetry: () => void list.refetch() } : {})}
      />
      {list.isPending && <Skeleton active />}
      {list.data && notes.length === 0 && !list.isPlaceholderData && (
        <EmptyState
          title={t(isFiltered ? 'shiftNotes.noneFound' : 'shiftNotes.none')}
          hint={t(isFiltered ? 'shiftNotes.noneFoundHint' : 'shiftNotes.noneHint')}
        />
      )}
      <ul className="note-list" aria-label={t('shiftNotes.title')}>
        {notes.map((note) => (
          <li key={note.id}>
            <NoteCard
              note={note}
              pending={read.pending || setDone.pending}
              onRead={() => void read.run(note.id).catch(() => undefined)}
              onDone={(done) => void setDone.run({ noteId: note.id, done }).catch(() => undefined)}
            />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button type="link" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('shiftNotes.more')}
        </Button>
      )}
      {writing && <NoteDialog onClose={() => setWriting(false)} />}
    </div>
  );
}
