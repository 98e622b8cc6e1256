import type { ImportRun } from '../../../shared/contract/imports.ts';
import type { StateTone } from '../../components/state-look.tsx';

/** The state of an import as one word with its colour. */
export function runState({ state, report, testRun }: ImportRun): { readonly tone: StateTone; readonly key: string } {
  switch (state) {
    case 'running':
      return { tone: 'waiting', key: 'imports.states.running' };
    case 'cancelled':
      return { tone: 'off', key: 'imports.states.cancelled' };
    case 'failed':
      return { tone: 'overdue', key: 'imports.states.failed' };
    case 'done':
      if (report?.outcome === 'nothing-written') return { tone: 'wrap-up', key: 'imports.states.nothing-written' };
      return testRun
        ? { tone: 'preview', key: 'imports.states.test-run' }
        : { tone: 'ready', key: 'imports.states.imported' };
  }
}
