import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CategoryChoice } from '../../shared/contract/ticket-setup.ts';
import type { TicketView } from '../../shared/contract/ticket-view.ts';
import type { TicketKind } from '../../shared/contract/tickets.ts';
import type { ResponsibleChoices } from '../../shared/contract/units.ts';
import { inTurn } from './case-turns.ts';
import { api, errorDataOf } from './client.ts';
import type { Intention } from './command-attempts.ts';
import { type Command, type CommandOptions, useCommand } from './use-command.ts';

const CHANGES = { invalidate: ['tickets', 'audit'] } as const;

/** Begins the keys of a customer's cases in a call: apart from the feature `tickets`, see `api/calls.ts`. */
export const CASES_IN_HAND = ['workstation', 'cases'];
const SHOWN_IN_HAND = 20;

/** The open or the ended cases of the customer in hand, the first of them. */
export function useCasesInHand(customerId: string | null, view: 'open' | 'ended') {
  return useQuery({
    queryKey: [...CASES_IN_HAND, { customerId, view }],
    queryFn: () => api.tickets.list.query({ view, customerId, limit: SHOWN_IN_HAND }),
    enabled: customerId !== null,
    staleTime: 5_000,
  });
}

/** The open cases of the stranger on the line. */
export function useCallerCases(callId: string | null) {
  return useQuery({
    queryKey: [...CASES_IN_HAND, { callId }],
    queryFn: async () => (await api.tickets.callerCases.query({})).cases,
    enabled: callId !== null,
    staleTime: 5_000,
  });
}

export function useTicket(ticketId: string): UseQueryResult<TicketView> {
  return useQuery({
    queryKey: ['tickets', 'show', ticketId],
    queryFn: () => api.tickets.show.query({ ticketId }),
  });
}

/** What a case of this kind can be registered under, as a tree is read. */
export function useCategoryChoices(kind: TicketKind): UseQueryResult<readonly CategoryChoice[]> {
  return useQuery({
    queryKey: ['tickets', 'categories', kind],
    queryFn: async () => (await api.tickets.categories.query({ kind })).categories,
  });
}

/** Whom a case can be handed over to. */
export function useResponsible(): UseQueryResult<ResponsibleChoices> {
  return useQuery({ queryKey: ['tickets', 'responsible'], queryFn: () => api.tickets.responsible.query({}) });
}

export type Registering = Parameters<typeof api.tickets.register.mutate>[0];
/** `unsettled`: where an intention is kept that must outlive the form, so that a case is registered once. */
export function useRegisterTicket(unsettled?: {
  current: Intention | null;
}): Command<Registering, { ticketId: string; number: string }> {
  return useCommand((input, options) => api.tickets.register.mutate(input, options), {
    ...CHANGES,
    ...(unsettled ? { unsettled } : {}),
  });
}

/** The version that a case has now, as the refusal that somebody was faster says; null: refused for something else. */
export function versionNow(error: unknown): number | null {
  const data = errorDataOf(error);
  return data?.key === 'ticket-changed' ? Number(data.params.version) : null;
}

/** A change of one case, in turn with the others that this window makes of it. */
export function useCaseCommand<Input extends { ticketId: string; version: number }, Output extends { version: number }>(
  mutate: (input: Input, options: { context: { commandId: string } }) => Promise<Output>,
  options: CommandOptions<Output>,
): Command<Input, Output> {
  return useCommand(
    (input, sending) => inTurn(input.ticketId, input.version, (version) => mutate({ ...input, version }, sending)),
    options,
  );
}

export type Moving = Parameters<typeof api.tickets.move.mutate>[0];
export function useMoveTicket(): Command<Moving, { version: number }> {
  return useCaseCommand((input, options) => api.tickets.move.mutate(input, options), CHANGES);
}

type Noting = Parameters<typeof api.tickets.note.mutate>[0];
export function useNoteTicket(): Command<Noting, { version: number }> {
  return useCaseCommand((input, options) => api.tickets.note.mutate(input, options), CHANGES);
}

type Checking = Parameters<typeof api.tickets.check.mutate>[0];
export function useCheckTicket(): Command<Checking, { version: number }> {
  return useCaseCommand((input, options) => api.tickets.check.mutate(input, options), CHANGES);
}

type Changing = Parameters<typeof api.tickets.change.mutate>[0];
export function useChangeTicket(): Command<Changing, { version: number }> {
  return useCaseCommand((input, options) => api.tickets.change.mutate(input, options), CHANGES);
}

type CorrectingChange = Parameters<typeof api.tickets.correctChange.mutate>[0];
export function useCorrectChange(): Command<CorrectingChange, { version: number }> {
  return useCaseCommand((input, options) => api.tickets.correctChange.mutate(input, options), {
    invalidate: [...CHANGES.invalidate, 'customerChanges'],
  });
}

type TellingReply = Parameters<typeof api.tickets.replyTold.mutate>[0];
export function useReplyTold(): Command<TellingReply, { version: number }> {
  return useCaseCommand((input, options) => api.tickets.replyTold.mutate(input, options), CHANGES);
}
