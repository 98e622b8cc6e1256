import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  AttachCaller,
  ChangePromiseInput,
  FindByNumber,
  GiveUpPromiseInput,
  InHand,
  RecordDisposition,
  TakeIncoming,
} from '../../shared/contract/calls.ts';
import type { ConveyMessageInput } from '../../shared/contract/messages.ts';
import type { SkipReason } from '../../shared/contract/queue.ts';
import { noteServerTime } from '../state/server-clock.ts';
import { stepLine } from '../state/step-line.ts';
import { useWorkstation } from '../state/workstation.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

/**
 * Keys of their own feature: the events of a hundred seats must not ask every screen again. `use-work-events.ts` asks
 * when something of this seat has changed.
 */
export const IN_HAND = ['workstation', 'inHand'];
export const SEAT_QUEUE = ['workstation', 'queue'];

/** The seat and its call as the backend knows them; after a reload or a restart this is where work goes on. */
export function useInHand() {
  return useQuery({
    queryKey: IN_HAND,
    queryFn: async () => {
      const inHand = await api.calls.inHand.query({});
      // News of a step that is under way waits for its own answer: keys would be of another screen than they were pressed for.
      await stepLine.idle();
      noteServerTime(inHand.nowMs);
      return inHand;
    },
  });
}

/** Asks for it within a step that does not answer with it: the step is over once it is here. */
export async function readInHand(queryClient: QueryClient): Promise<void> {
  const inHand = await api.calls.inHand.query({});
  noteServerTime(inHand.nowMs);
  void queryClient.cancelQueries({ queryKey: IN_HAND });
  queryClient.setQueryData(IN_HAND, inHand);
}

type Step<Input, Output> = (input: Input, options: { context: { commandId: string } }) => Promise<Output>;

/** A step of the seat's work: what it answers is at once what the screen shows. */
function useStep<Input, Output extends InHand | { readonly inHand: InHand }>(
  mutate: Step<Input, Output>,
): Command<Input, Output> {
  const queryClient = useQueryClient();
  return useCommand(mutate, {
    onSuccess(output) {
      const inHand = inHandOf(output);
      useWorkstation.setState({ dry: 'dry' in output && output.dry !== null });
      noteServerTime(inHand.nowMs);
      // Asked meanwhile: nobody knows which of the two answers is the newer one.
      const isAsked = queryClient.isFetching({ queryKey: IN_HAND }) > 0;
      void queryClient.cancelQueries({ queryKey: IN_HAND });
      queryClient.setQueryData(IN_HAND, inHand);
      if (isAsked) void queryClient.invalidateQueries({ queryKey: IN_HAND });
      void queryClient.invalidateQueries({ queryKey: SEAT_QUEUE });
    },
  });
}

function inHandOf(output: InHand | { readonly inHand: InHand }): InHand {
  return 'inHand' in output ? output.inHand : output;
}

const NOTHING = {};
const none =
  <Output>(step: Step<typeof NOTHING, Output>): Step<void, Output> =>
  (_input, options) =>
    step(NOTHING, options);

/** Every step that a seat can take, each answering with the whole call in hand. */
export function useSeatSteps() {
  return {
    ready: useStep(none(api.seats.ready.mutate)),
    backAtWork: useStep(none(api.seats.backAtWork.mutate)),
    attach: useStep(none(api.seats.attach.mutate)),
    pause: useStep((reason: string, options) => api.seats.pause.mutate({ reason }, options)),
    takeNext: useStep(none(api.calls.takeNext.mutate)),
    dial: useStep((phonePosition: number | null, options) => api.calls.dial.mutate({ phonePosition }, options)),
    answer: useStep(none(api.calls.answer.mutate)),
    hold: useStep(none(api.calls.hold.mutate)),
    resume: useStep(none(api.calls.resume.mutate)),
    end: useStep(none(api.calls.end.mutate)),
    record: useStep((input: RecordDisposition, options) => api.calls.record.mutate(input, options)),
    convey: useStep((input: ConveyMessageInput, options) => api.messages.convey.mutate(input, options)),
    nextShop: useStep(none(api.calls.nextShop.mutate)),
    finish: useStep(none(api.calls.finish.mutate)),
    park: useStep(none(api.calls.park.mutate)),
    skip: useStep((reason: SkipReason, options) => api.calls.skip.mutate({ reason }, options)),
    attachCaller: useStep((input: AttachCaller, options) => api.calls.attachCaller.mutate(input, options)),
    takeReturning: useStep((input: { taskId: string }, options) => api.calls.takeReturning.mutate(input, options)),
    changePromise: useStep((input: ChangePromiseInput, options) => api.calls.changePromise.mutate(input, options)),
    giveUpPromise: useStep((input: GiveUpPromiseInput, options) => api.calls.giveUpPromise.mutate(input, options)),
    takeIncoming: useStep((input: TakeIncoming, options) => api.calls.takeIncoming.mutate(input, options)),
  };
}
export type SeatSteps = ReturnType<typeof useSeatSteps>;

export function useSignOutSeat(): Command<void, { ok: true }> {
  return useCommand(none(api.seats.signOut.mutate), { invalidate: ['workstation'] });
}

/** What the day at the seat comes to so far. */
export function useSeatDay() {
  return useQuery({
    queryKey: ['workstation', 'day'],
    queryFn: () => api.seats.day.query({}),
    staleTime: 0,
  });
}

export const keepSeat = () => api.seats.keep.mutate({});
export const saveNote = (note: string) => api.calls.saveNote.mutate({ note });

/** The operator's part of today's queue. */
export function useSeatQueue() {
  return useQuery({
    queryKey: SEAT_QUEUE,
    queryFn: () => api.calls.queue.query({}),
    refetchInterval: 20_000,
  });
}

/** Why the customer in hand is called today, step by step. */
export function useExplanation(customerId: string | null) {
  return useQuery({
    queryKey: ['workstation', 'explain', customerId],
    queryFn: () => api.calls.explain.query({}),
    enabled: customerId !== null,
  });
}

/** Everyone who has a typed number; asked once there are enough digits to mean somebody. */
export function useCallers(number: string) {
  return useQuery<FindByNumber>({
    queryKey: ['calls', 'findByNumber', { number }],
    queryFn: () => api.calls.findByNumber.query({ number }),
    enabled: number.replace(/\D/g, '').length >= 4,
    staleTime: 0,
  });
}
