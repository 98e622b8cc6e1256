import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type { z } from 'zod';
import type { ListNotes, listNotesOutput, WriteNote } from '../../shared/contract/shift-notes.ts';
import { useRight } from './auth.ts';
import { api } from './client.ts';
import { useCommand } from './use-command.ts';

/** The feature's name: `note.changed` asks it again. */
const SHIFT_NOTES = 'shiftNotes';
const PAGE = 50;

type Listed = z.output<typeof listNotesOutput>;

export function useNoteList(asked: Pick<ListNotes, 'view' | 'text'>): UseInfiniteQueryResult<InfiniteData<Listed>> {
  return useInfiniteQuery({
    queryKey: [SHIFT_NOTES, 'list', asked],
    queryFn: ({ pageParam }) => api.shiftNotes.list.query({ ...asked, limit: PAGE, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.more ? pages.length * PAGE : undefined),
    placeholderData: keepPreviousData,
  });
}

/** The notes that wait for this person, and how many are open within their sight. */
export function useNotesWaiting() {
  const enabled = useRight('call.work');
  return useQuery({ queryKey: [SHIFT_NOTES, 'waiting'], queryFn: () => api.shiftNotes.waiting.query({}), enabled });
}

export function useUnreadNoteCount(): number {
  return useNotesWaiting().data?.unread.length ?? 0;
}

export function useNoteChoices() {
  return useQuery({ queryKey: [SHIFT_NOTES, 'choices'], queryFn: () => api.shiftNotes.choices.query({}) });
}

/** Who would get a note to a route; null: none is chosen. */
export function useNoteRecipients(routeId: string | null) {
  return useQuery({
    queryKey: [SHIFT_NOTES, 'recipients', routeId],
    queryFn: () => api.shiftNotes.recipients.query({ routeId: routeId as string }),
    enabled: routeId !== null,
  });
}

export function useWriteNote() {
  return useCommand((input: WriteNote, options) => api.shiftNotes.write.mutate(input, options), {
    invalidate: [SHIFT_NOTES],
  });
}

export function useReadNote() {
  return useCommand((noteId: string, options) => api.shiftNotes.read.mutate({ noteId }, options), {
    invalidate: [SHIFT_NOTES],
  });
}

export function useSetNoteDone() {
  return useCommand(
    (input: { readonly noteId: string; readonly done: boolean }, options) =>
      api.shiftNotes.setDone.mutate(input, options),
    { invalidate: [SHIFT_NOTES] },
  );
}
