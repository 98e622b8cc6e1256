import { useCallback } from 'react';
import type { RecordDisposition } from '../../../../shared/contract/calls.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { useWork } from '../work-context.ts';

/** Records the result of the call in hand and closes what was asked. */
export function useRecord(): (input: RecordDisposition) => void {
  const { steps, run } = useWork();
  return useCallback(
    (input) => {
      void run(steps.record, input).then((done) => {
        if (done) useWorkstation.getState().close();
      });
    },
    [run, steps],
  );
}
