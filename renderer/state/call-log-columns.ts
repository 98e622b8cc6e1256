import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { CALL_COLUMNS, type CallColumn } from '../../shared/contract/call-log.ts';

interface CallLogColumns {
  readonly columns: readonly CallColumn[];
  /** Those that were shown stay in their order, new ones come after them. */
  choose(columns: readonly CallColumn[]): void;
  /** These, in this order. */
  show(columns: readonly CallColumn[]): void;
  /** As at the beginning. */
  reset(): void;
}

const DEFAULT: readonly CallColumn[] = [
  'startedAt',
  'direction',
  'seat',
  'operator',
  'customerCode',
  'customerName',
  'number',
  'disposition',
  'noOrderReason',
  'talkSeconds',
  'wrapUpSeconds',
  'orderNumber',
  'quantity',
  'amount',
  'note',
];

/** Which columns of the call log this person looks at on this machine. */
export const useCallLogColumns = create<CallLogColumns>()(
  persist(
    (set) => ({
      columns: DEFAULT,
      choose: (chosen) =>
        set(({ columns }) => ({
          columns: [
            ...columns.filter((column) => chosen.includes(column)),
            ...CALL_COLUMNS.filter((column) => chosen.includes(column) && !columns.includes(column)),
          ],
        })),
      show: (columns) => set({ columns }),
      reset: () => set({ columns: DEFAULT }),
    }),
    { name: 'orderline.callLog', version: 1, partialize: ({ columns }) => ({ columns }) },
  ),
);
