import { create } from 'zustand';

export type SideTab = 'history' | 'agenda';

/** Which tab the workstation's right column shows while nothing is asked. */
export const useSideTab = create<{ readonly tab: SideTab; show(tab: SideTab): void }>()((set) => ({
  tab: 'history',
  show: (tab) => set({ tab }),
}));
