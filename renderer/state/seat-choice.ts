import { create } from 'zustand';

interface SeatChoiceState {
  readonly isOpen: boolean;
  open(): void;
  close(): void;
}

/** Whether the person is asked where they sit. */
export const useSeatChoice = create<SeatChoiceState>()((set) => ({
  isOpen: false,
  open: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}));
