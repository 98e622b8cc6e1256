import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { CALL_COLUMNS, type CallColumn } from '../../shared/contract/call-log.ts';

interface CallLogColumns {
  readonly columns: readonly CallColumn[];
  /** Keeps them in the log's own order, whatever the order of choosing. */
  choose(columns: readonly CallColumn[]): void;
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
      choose: (chosen) => set({ columns: CALL_COLUMNS.filter((column) => chosen.includes(column)) }),
    }),
    { name: 'orderline.callLog', version: 1, partialize: ({ columns }) => ({ columns }) },
  ),
);
