import { done, nothing } from '../../../shared/contract/primitives.ts';
import {
  listNotesInput,
  listNotesOutput,
  noteChoices,
  noteInput,
  noteRecipients,
  noteRecipientsInput,
  notesWaiting,
  setNoteDoneInput,
  writeNoteInput,
  writeNoteOutput,
} from '../../../shared/contract/shift-notes.ts';
import { showNoteRecipients } from '../shift-notes/note-recipients.ts';
import { listNoteChoices, listNotes, markNoteDone, notesWaitingFor, readNote } from '../shift-notes/read-notes.ts';
import { writeNote } from '../shift-notes/write-note.ts';
import { change, read, router } from './procedure.ts';

/** Words from one shift to the next. */
export const shiftNotesRouter = router({
  list: read({ right: 'call.work', input: listNotesInput, output: listNotesOutput }, listNotes),
  waiting: read({ right: 'call.work', input: nothing, output: notesWaiting }, notesWaitingFor),
  choices: read({ right: 'call.work', input: nothing, output: noteChoices }, listNoteChoices),
  recipients: read({ right: 'call.work', input: noteRecipientsInput, output: noteRecipients }, showNoteRecipients),
  write: change({ right: 'call.work', audit: 'change', input: writeNoteInput, output: writeNoteOutput }, writeNote),
  read: change({ right: 'call.work', audit: 'none', input: noteInput, output: done }, readNote),
  setDone: change({ right: 'call.work', audit: 'change', input: setNoteDoneInput, output: done }, markNoteDone),
});
