import type { TicketViewName } from '../../../../shared/contract/ticket-lists.ts';
import { useRight } from '../../../api/auth.ts';
import { useCasesView } from '../../../state/cases-view.ts';
import { useSession } from '../../../state/session.ts';
import { firstView } from './first-view.ts';

interface FirstView {
  readonly first: TicketViewName;
  /** What somebody chooses here they begin with next time. */
  remember(view: TicketViewName): void;
}

/** Which cases the person who is signed in begins with. */
export function useFirstView(): FirstView {
  const operatorId = useSession((state) => state.operatorId);
  const chosen = useCasesView((state) => (operatorId === null ? undefined : state.views[operatorId]));
  const choose = useCasesView((state) => state.choose);
  return {
    first: firstView(chosen, useRight('queue.manage')),
    remember(view) {
      if (operatorId !== null) choose(operatorId, view);
    },
  };
}
