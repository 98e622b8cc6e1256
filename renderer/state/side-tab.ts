import { create } from 'zustand';

export type SideTab = 'messages' | 'history' | 'agenda' | 'cases';

interface SideTabs {
  readonly tab: SideTab;
  /** Asks the list of messages for the focus; counted, so that it can be asked for twice. */
  readonly messagesWish: number;
  show(tab: SideTab): void;
  focusMessages(): void;
}

/** Which tab the workstation's right column shows while nothing is asked. */
export const useSideTab = create<SideTabs>()((set) => ({
  tab: 'history',
  messagesWish: 0,
  show: (tab) => set({ tab }),
  focusMessages: () => set(({ messagesWish }) => ({ tab: 'messages', messagesWish: messagesWish + 1 })),
}));
