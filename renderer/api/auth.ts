import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Me, OwnSession } from '../../shared/contract/auth.ts';
import type { Right } from '../../shared/contract/rights.ts';
import { useSession } from '../state/session.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

/** Whether the program is new and an administrator has to be made. */
export function useFirstStart(): UseQueryResult<{ needed: boolean }> {
  return useQuery({ queryKey: ['auth', 'firstStart'], queryFn: () => api.auth.firstStart.query({}) });
}

/** Who is signed in. */
export function useMe(): UseQueryResult<Me> {
  const signedIn = useSession((state) => state.token !== null);
  return useQuery({ queryKey: ['auth', 'me'], queryFn: () => api.auth.me.query({}), enabled: signedIn });
}

/** Whether the person who is signed in holds a right; the backend decides again at every request. */
export function useRight(right: Right): boolean {
  return useMe().data?.rights.includes(right) ?? false;
}

export type Credentials = Parameters<typeof api.auth.signIn.mutate>[0];
export type FirstAdministrator = Parameters<typeof api.auth.createAdministrator.mutate>[0];

export function signIn(credentials: Credentials) {
  return api.auth.signIn.mutate(credentials);
}

export function createAdministrator(administrator: FirstAdministrator) {
  return api.auth.createAdministrator.mutate(administrator);
}

/**
 * Ends the session in the backend too (without an answer it ends there by itself) and begins with a fresh page, so
 * that nothing of one person's work is left to the next.
 */
export async function signOut(): Promise<void> {
  await api.auth.signOut.mutate({}).catch(() => undefined);
  leave();
}

/** To be called when the session has ended in the backend. */
export function leave(): void {
  useSession.getState().signOut();
  window.location.assign('/');
}

/** Where the person is signed in. */
export function useOwnSessions(enabled: boolean): UseQueryResult<OwnSession[]> {
  return useQuery({ queryKey: ['auth', 'sessions'], queryFn: () => api.auth.sessions.query({}), enabled });
}

export function useEndOwnSessions(): Command<{ alsoThis: boolean }, { ended: number }> {
  return useCommand((input, options) => api.auth.endSessions.mutate(input, options));
}

export function useSeatChoices(enabled: boolean) {
  return useQuery({ queryKey: ['auth', 'seats'], queryFn: () => api.auth.seats.query({}), enabled });
}

export function useChooseSeat(): Command<{ seatId: string | null }, Me> {
  return useCommand((input, options) => api.auth.chooseSeat.mutate(input, options), {
    invalidate: ['auth', 'seats'],
  });
}

export function useChangePassword(): Command<{ current: string; next: string }, { ok: true }> {
  return useCommand((input, options) => api.auth.changePassword.mutate(input, options));
}
