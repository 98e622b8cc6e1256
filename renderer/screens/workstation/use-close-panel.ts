import { useWhileShown } from '../../components/use-while-shown.ts';
import { useWorkstation } from '../../state/workstation.ts';

/**
 * Closes the panel that uses it once its answer is there. Whoever has gone on meanwhile, to another panel, back to the order
 * or into this one anew, keeps what they have, and the focus.
 */
export function useClosePanel(): () => void {
  return useWhileShown(useWorkstation.getState().close);
}
