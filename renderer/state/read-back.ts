import { create } from 'zustand';
import type { OrderProblem, ReadBack } from '../../shared/contract/order-placing.ts';
import type { OrderToCheck } from '../api/order-form.ts';

interface ReadBackState {
  /** The order as it was checked; exactly this one is submitted. */
  readonly order: OrderToCheck | null;
  readonly readBack: ReadBack | null;
  readonly warnings: readonly OrderProblem[];
}

/** What is being read back to the customer. */
export const useReadBackStore = create<ReadBackState>()(() => ({ order: null, readBack: null, warnings: [] }));
