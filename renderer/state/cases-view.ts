import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { TicketViewName } from '../../shared/contract/ticket-lists.ts';

interface CasesView {
  /** By person: seats are shared. */
  readonly views: Readonly<Record<string, TicketViewName>>;
  choose(operatorId: string, view: TicketViewName): void;
}

/** Which cases each person last chose to look at on this machine. */
export const useCasesView = create<CasesView>()(
  persist(
    (set) => ({
      views: {},
      choose: (operatorId, view) => set(({ views }) => ({ views: { ...views, [operatorId]: view } })),
    }),
    { name: 'orderline.casesView', version: 1, partialize: ({ views }) => ({ views }) },
  ),
);
