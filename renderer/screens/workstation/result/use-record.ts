import { useCallback } from 'react';
import type { RecordDisposition } from '../../../../shared/contract/calls.ts';
import { useClosePanel } from '../use-close-panel.ts';
import { useWork } from '../work-context.ts';

/** Records the result of the call in hand and closes what was asked. */
export function useRecord(): (input: RecordDisposition) => void {
  const { steps, run } = useWork();
  const close = useClosePanel();
  return useCallback(
    (input) => {
      void run(steps.record, input).then((done) => {
        if (done) close();
      });
    },
    [run, steps, close],
  );
}
