import { createContext, useContext } from 'react';
import type { InHand } from '../../../shared/contract/calls.ts';
import type { CustomerCard } from '../../../shared/contract/customers.ts';
import type { OrderForm, OrderFormLine } from '../../../shared/contract/order-form.ts';
import type { SeatSteps } from '../../api/calls.ts';
import type { Command } from '../../api/use-command.ts';

/** What all parts of the workstation share. */
export interface Work {
  readonly inHand: InHand;
  readonly steps: SeatSteps;
  /** Does a step and says why, if it was refused; true when it was done. */
  run<Input>(step: Command<Input, unknown>, input: Input): Promise<boolean>;
  readonly card: CustomerCard | undefined;
  /** The form of the delivery that is chosen; undefined while it loads. */
  readonly form: OrderForm | undefined;
  readonly formError: unknown;
  /** The grid's rows: the form's lines, then what was added. */
  readonly rows: readonly OrderFormLine[];
  chooseDelivery(deliveryDate: string): void;
  /** Asks for quotas, stock and prices of the form again; what is typed stays. */
  refreshForm(): Promise<OrderForm | undefined>;
  /** Asks for the form again and shows it as it is stored. */
  reloadForm(): Promise<void>;
}

export const WorkContext = createContext<Work | null>(null);

export function useWork(): Work {
  const work = useContext(WorkContext);
  if (!work) throw new Error('useWork outside of the workstation');
  return work;
}
