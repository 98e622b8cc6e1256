import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';
import { useCommand } from './use-command.ts';

const PEOPLE = { invalidate: ['operators', 'auth'] } as const;

/** Everybody, for whoever manages people. */
export function useOperators() {
  return useQuery({ queryKey: ['operators', 'list'], queryFn: () => api.operators.list.query({}) });
}

export function useTeams() {
  return useQuery({ queryKey: ['operators', 'teams'], queryFn: () => api.teams.list.query({}) });
}

export function useSeats() {
  return useQuery({ queryKey: ['operators', 'seats'], queryFn: () => api.operators.seats.query({}) });
}

export function useAddOperator() {
  return useCommand(api.operators.add.mutate, PEOPLE);
}

export function useEditOperator() {
  return useCommand(api.operators.edit.mutate, PEOPLE);
}

export function useSetOperatorActive() {
  return useCommand(api.operators.setActive.mutate, PEOPLE);
}

export function useEndOperatorSessions() {
  return useCommand(api.operators.endSessions.mutate, PEOPLE);
}

export function useUnlockOperator() {
  return useCommand(api.operators.unlock.mutate, PEOPLE);
}

export function useSetOperatorPassword() {
  return useCommand(api.operators.setPassword.mutate, PEOPLE);
}

export function useGiveFirstPasswords() {
  return useCommand(api.operators.giveFirstPasswords.mutate, PEOPLE);
}

export function useSaveTeam() {
  return useCommand(api.teams.save.mutate, PEOPLE);
}

export function useRemoveTeam() {
  return useCommand(api.teams.remove.mutate, PEOPLE);
}

export function useSaveSeat() {
  return useCommand(api.operators.saveSeat.mutate, PEOPLE);
}

export function useRemoveSeat() {
  return useCommand(api.operators.removeSeat.mutate, PEOPLE);
}
