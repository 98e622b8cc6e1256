import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { EffectPreview, PlanChange, TellMoversInput } from '../../shared/contract/effects.ts';
import { api } from './client.ts';
import { listenToEvents } from './event-stream.ts';
import { type Command, useCommand } from './use-command.ts';

export interface EffectLook {
  readonly preview: EffectPreview | undefined;
  readonly error: unknown;
  /** Share of the work that is done, 0 to 1. */
  readonly share: number;
  cancel(): void;
}

/** Works out what a change would do, once for each `change` object; leaving ends the work. */
export function useEffectLook(change: PlanChange): EffectLook {
  const [previewId] = useState(() => crypto.randomUUID());
  const [share, setShare] = useState(0);
  const look = useMutation({ mutationFn: () => api.effects.preview.mutate({ previewId, change }) });
  const { mutate } = look;
  const cancel = () => void api.effects.cancel.mutate({ previewId }).catch(() => undefined);
  useEffect(() => {
    // A moment later, so that React's double start in development asks once.
    const timer = setTimeout(mutate, 0);
    const stop = listenToEvents(({ topic, ids, progress = 0 }) => {
      if (topic === 'job.progress' && ids.includes(previewId)) setShare(progress);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [mutate, previewId]);
  return { preview: look.data, error: look.error, share, cancel };
}

export function useTellMovers(): Command<TellMoversInput, { messages: number; customers: number }> {
  return useCommand((input, options) => api.effects.tell.mutate(input, options), { invalidate: ['messages'] });
}
