import { useQuery } from '@tanstack/react-query';
import type { MarkAbsent } from '../../shared/contract/absences.ts';
import { noteServerTime } from '../state/server-clock.ts';
import { api } from './client.ts';
import { useCommand } from './use-command.ts';

/** `live`: what changes the queue changes it too, and the live page asks at its own pace. */
const ABSENCES = ['live', 'absences'];
const CHANGES = { invalidate: ['live', 'movable'] } as const;

/** Who is away, and who can be marked. */
export function useAbsences() {
  return useQuery({
    queryKey: ABSENCES,
    queryFn: async () => {
      const list = await api.absences.list.query({});
      noteServerTime(list.nowMs);
      return list;
    },
  });
}

export function useAbsenceSteps() {
  return {
    mark: useCommand((input: MarkAbsent, options) => api.absences.mark.mutate(input, options), CHANGES),
    undo: useCommand((absenceId: string, options) => api.absences.undo.mutate({ absenceId }, options), CHANGES),
    end: useCommand((absenceId: string, options) => api.absences.end.mutate({ absenceId }, options), CHANGES),
  };
}
