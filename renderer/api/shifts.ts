import { useQuery } from '@tanstack/react-query';
import { api } from './client.ts';
import { useCommand } from './use-command.ts';

/** The working weeks of those who have one, for whoever manages people. */
export function useShifts() {
  return useQuery({ queryKey: ['operators', 'shifts'], queryFn: () => api.shifts.list.query({}) });
}

export function useSaveShifts() {
  return useCommand(api.shifts.save.mutate, { invalidate: ['operators'] });
}

/** What the person who is signed in is to work today; asked anew each time it is looked at. */
export function useOwnShift(shown: boolean) {
  return useQuery({
    queryKey: ['operators', 'ownShift'],
    queryFn: () => api.shifts.mine.query({}),
    enabled: shown,
    staleTime: 0,
  });
}
