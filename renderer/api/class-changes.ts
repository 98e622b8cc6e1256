import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type {
  ChangeMembershipInput,
  ClassChangeReport,
  ClassChangeRun,
  MembershipHistory,
  StartClassChangeInput,
} from '../../shared/contract/class-changes.ts';
import { AppError, type ErrorCode } from '../../shared/contract/errors.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

/** Features whose answers follow from customers' classes. */
const CLASS_FEATURES = ['classes', 'customers', 'queue', 'strategies'];
const PLAN = { invalidate: CLASS_FEATURES };
/** A running change is asked for its share this often. */
const ASK_EVERY_MS = 300;

export function useMemberships(customerId: string): UseQueryResult<MembershipHistory> {
  return useQuery({
    queryKey: ['classes', 'memberships', customerId],
    queryFn: () => api.classes.memberships.query({ customerId }),
  });
}

export function useChangeMembership(): Command<ChangeMembershipInput, { validTo: string | null }> {
  return useCommand((input, options) => api.classes.changeMembership.mutate(input, options), PLAN);
}

export type WithdrawMembership = { customerId: string; classTypeId: string; validFrom: string; reason: string };

export function useWithdrawMembership(): Command<WithdrawMembership, { ok: true }> {
  return useCommand((input, options) => api.classes.withdrawMembership.mutate(input, options), PLAN);
}

/** Counts or makes a change of many customers' classes; followed by {@link useClassChange}. */
export function useStartClassChange(): Command<StartClassChangeInput, { runId: string }> {
  return useCommand((input, options) => api.classes.startChange.mutate(input, options));
}

/** A count, followed until it has ended; null: none. */
export function useClassChange(runId: string | null): UseQueryResult<ClassChangeRun> {
  return useQuery({
    // Not under `classes`: a run that has ended is not asked again.
    queryKey: ['class-changes', runId],
    queryFn: () => api.classes.findChange.mutate({ runId: runId ?? '' }),
    enabled: runId !== null,
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? ASK_EVERY_MS : false),
  });
}

/** Makes a change of many and waits until it is made. Errors: those of the change, as refusals. */
export function useApplyClassChange(): (input: StartClassChangeInput) => Promise<ClassChangeReport> {
  const queryClient = useQueryClient();
  const { run } = useStartClassChange();
  return useCallback(
    async (input) => {
      const { runId } = await run(input);
      for (;;) {
        const { state, report, error } = await api.classes.findChange.mutate({ runId });
        if (state !== 'running') {
          for (const feature of CLASS_FEATURES) void queryClient.invalidateQueries({ queryKey: [feature] });
          if (report) return report;
          throw new AppError(
            (error?.code ?? 'internal') as ErrorCode,
            error?.key ?? 'class-change-unknown',
            error?.params,
          );
        }
        await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
      }
    },
    [queryClient, run],
  );
}

export function useCancelClassChange(): Command<{ runId: string }, { ok: true }> {
  return useCommand((input, options) => api.classes.cancelChange.mutate(input, options));
}
