import { keepPreviousData, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type {
  MessageChoices,
  MessageCount,
  MessageCustomer,
  MessageLine,
  MessageState,
  MessageTargets,
  SaveMessageInput,
  TargetsPreview,
} from '../../shared/contract/messages.ts';
import { api } from './client.ts';
import { listenToEvents } from './event-stream.ts';
import { type PagedList, usePagedList } from './paged-list.ts';
import { type Command, useCommand } from './use-command.ts';

export interface MessageFilter {
  readonly state: MessageState | null;
  readonly text: string;
}

/** Messages that fit, fetched as they are scrolled to. */
export function useMessages(filter: MessageFilter): PagedList<MessageLine> {
  return usePagedList(['messages', 'list', filter], (page) => api.messages.list.query({ ...filter, ...page }));
}

/** Keys of their own feature: a hundred seats tick all day, and counting looks at every customer. */
const PROGRESS = 'message-progress';
const COUNT_EVERY_MS = 1_500;

/** How far these messages have come, counted again as seats tick them. */
export function useMessageCounts(messageIds: readonly string[]): ReadonlyMap<string, MessageCount> {
  useProgressEvents();
  const ids = [...messageIds].slice(0, 200);
  const { data } = useQuery({
    queryKey: [PROGRESS, 'counts', ids],
    queryFn: () => api.messages.counts.mutate({ messageIds: ids }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
  return new Map(data?.map((count) => [count.messageId, count]));
}

function useProgressEvents(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listenToEvents(({ topic }) => {
      if (topic !== 'message.changed' && topic !== 'customer.changed' && topic !== 'plan.changed') return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void queryClient.invalidateQueries({ queryKey: [PROGRESS] });
      }, COUNT_EVERY_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [queryClient]);
}

/** Who heard a message, or who has still to be told. */
export function useMessageCustomers(messageId: string, heard: boolean): PagedList<MessageCustomer> {
  return usePagedList([PROGRESS, 'customers', { messageId, heard }], (page) =>
    api.messages.customers.mutate({ messageId, heard, ...page }),
  );
}

export function useMessageChoices(): UseQueryResult<MessageChoices> {
  return useQuery({ queryKey: ['messages', 'choices'], queryFn: () => api.messages.choices.query({}) });
}

/** The customers that a message names one by one; null: none asked for. */
export function useMessageCodes(messageId: string | null): UseQueryResult<readonly string[]> {
  return useQuery({
    queryKey: ['messages', 'codes', messageId],
    queryFn: async () => (await api.messages.codes.query({ messageId: messageId ?? '' })).customerCodes,
    enabled: messageId !== null,
  });
}

/** How many customers these targets would reach. */
export function useTargetsPreview(validFrom: string, targets: MessageTargets | null): UseQueryResult<TargetsPreview> {
  return useQuery({
    queryKey: [PROGRESS, 'preview', { validFrom, targets }],
    queryFn: () =>
      targets === null ? { customers: 0, unknownCodes: [] } : api.messages.preview.mutate({ validFrom, targets }),
    enabled: targets !== null && validFrom !== '',
    placeholderData: keepPreviousData,
  });
}

export function useSaveMessage(): Command<SaveMessageInput, { messageId: string }> {
  return useCommand((input, options) => api.messages.save.mutate(input, options), {
    invalidate: ['messages', PROGRESS],
  });
}

export function useSetMessageDates(): Command<{ messageId: string; validFrom: string; validTo: string }, { ok: true }> {
  return useCommand((input, options) => api.messages.setDates.mutate(input, options), { invalidate: ['messages'] });
}

export function useWithdrawMessage(): Command<{ messageId: string; reason?: string }, { ok: true }> {
  return useCommand((input, options) => api.messages.withdraw.mutate(input, options), { invalidate: ['messages'] });
}
