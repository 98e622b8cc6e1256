import type { QueryClient } from '@tanstack/react-query';
import { errorDataOf } from './client.ts';
import { FreshQueryClient } from './fresh-query-client.ts';

/**
 * Server data. Events say what to ask again, so nothing is asked merely because time passed or a window got the
 * focus; only a request without an answer is repeated. The backend is this machine or the next room: queries never
 * wait for the browser to believe it is online.
 */
export function createQueryClient(): QueryClient {
  return new FreshQueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 3 && errorDataOf(error) === null,
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 4_000),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
