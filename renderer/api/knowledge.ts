import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { knowledgeOutput } from '../../shared/contract/knowledge.ts';
import type { TicketKind } from '../../shared/contract/tickets.ts';
import { api } from './client.ts';

export type Article = z.output<typeof knowledgeOutput>['articles'][number];

const SHOWN = 6;
/** Less finds everything. */
const LEAST_TEXT = 2;

export interface AskedKnowledge {
  readonly kind: TicketKind;
  readonly categoryId: string | null;
  readonly text: string;
}

/** Articles that help with a case as far as it is written, the best first; nothing is asked before something is known of it. */
export function useKnowledge(asked: AskedKnowledge): UseQueryResult<readonly Article[]> {
  const isKnown = asked.categoryId !== null || asked.text.length >= LEAST_TEXT;
  return useQuery({
    queryKey: ['workstation', 'knowledge', asked],
    queryFn: async () => (await api.tickets.knowledge.query({ ...asked, limit: SHOWN })).articles,
    enabled: isKnown,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** Counts that an article was used; whether it could be counted stops nobody. */
export function countArticleUse(id: string): void {
  void api.tickets.useArticle.mutate({ id }, { context: { commandId: crypto.randomUUID() } }).catch(() => undefined);
}
