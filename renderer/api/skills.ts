import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';
import { useCommand } from './use-command.ts';

const CHANGED = { invalidate: ['skills', 'queue', 'supervision', 'customers'] } as const;

/** The company's skills, those in use first. */
export function useSkills() {
  return useQuery({ queryKey: ['skills', 'list'], queryFn: () => api.skills.list.query({}) });
}

/** What everybody holds, for whoever manages people. */
export function useHeldSkills() {
  return useQuery({ queryKey: ['skills', 'held'], queryFn: () => api.skills.held.query({}) });
}

export function useSaveSkill() {
  return useCommand(api.skills.save.mutate, CHANGED);
}

export function useSetSkillRetired() {
  return useCommand(api.skills.setRetired.mutate, CHANGED);
}

export function useRemoveSkill() {
  return useCommand(api.skills.remove.mutate, CHANGED);
}

/** Which skills customers need, for whoever may change customers. */
export function useNeedSkills() {
  return useCommand(api.customers.needSkills.mutate, CHANGED);
}

export function useGiveSkills() {
  return useCommand(api.skills.give.mutate, CHANGED);
}
