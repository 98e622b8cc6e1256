import { create } from 'zustand';

interface ChangeRequests {
  /** What was typed into the request form of a customer and not sent yet, by customer. */
  readonly typed: Readonly<Record<string, unknown>>;
  keep(customerId: string, fields: unknown): void;
  drop(customerId: string): void;
}

/** Half-typed requests: stepping back from the form discards nothing. */
export const useChangeRequests = create<ChangeRequests>()((set) => ({
  typed: {},
  keep: (customerId, fields) => set(({ typed }) => ({ typed: { ...typed, [customerId]: fields } })),
  drop: (customerId) =>
    set(({ typed }) => ({ typed: Object.fromEntries(Object.entries(typed).filter(([id]) => id !== customerId)) })),
}));
