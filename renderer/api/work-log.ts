import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ReadRemark, SaveRemark, WorkDay, WorkDays, WorkRemark } from '../../shared/contract/work-log.ts';
import { useRight } from './auth.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

/** The feature's name: `remark.changed` asks it again. */
const WORK_LOG = 'workLog';

/** `operatorId` null: one's own day. */
export function useWorkDay(date: string, operatorId: string | null): UseQueryResult<WorkDay> {
  return useQuery({
    queryKey: [WORK_LOG, 'day', date, operatorId],
    queryFn: () => api.workLog.day.query({ date, operatorId }),
  });
}

export function useWorkDays(date: string): UseQueryResult<WorkDays> {
  return useQuery({
    queryKey: [WORK_LOG, 'list', date],
    queryFn: () => api.workLog.list.mutate({ date }),
    placeholderData: keepPreviousData,
  });
}

/** Remarks to read and answers to the own ones; the menu shows how many. */
export function useRemarksWaiting() {
  const enabled = useRight('reports.read');
  return useQuery({ queryKey: [WORK_LOG, 'waiting'], queryFn: () => api.workLog.waiting.query({}), enabled });
}

export function useRemarkCount(): number {
  const { data } = useRemarksWaiting();
  return data ? data.unread + data.answers : 0;
}

export function useSaveRemark(): Command<SaveRemark, { remark: WorkRemark | null }> {
  return useCommand((input, options) => api.workLog.saveRemark.mutate(input, options), { invalidate: [WORK_LOG] });
}

export function useSeeAnswers() {
  return useCommand((date: string, options) => api.workLog.seeAnswers.mutate({ date }, options), {
    invalidate: [WORK_LOG],
  });
}

export function useReadRemark(): Command<
  ReadRemark,
  { next: { readonly operatorId: string; readonly date: string } | null }
> {
  return useCommand((input, options) => api.workLog.readRemark.mutate(input, options), { invalidate: [WORK_LOG] });
}
