import { recountUse } from '../../../db/order-use.ts';
import { type OrderCenterSize, seedOrderCenter } from '../../../db/testing/seed-order-center.ts';
import { useRows } from '../../../db/testing/stored-orders.ts';
import type { Actor, ReadContext } from '../services.ts';
import { createTempBackend, type TempBackend } from './temp-backend.ts';

export interface OrderCenter extends TempBackend {
  /** What a request of this operator sees, at the clock's instant. */
  as(login: 'op1' | 'op2' | 'lead'): ReadContext;
}

/** A temporary backend with the small center of db/testing/seed-order-center.ts. Close it at the end of the test. */
export async function createOrderCenter(
  options: OrderCenterSize & { readonly dataDir?: string } = {},
): Promise<OrderCenter> {
  const backend = createTempBackend(options.dataDir === undefined ? {} : { dataDir: options.dataDir });
  await backend.services.writer.write((tx) => seedOrderCenter(tx, options));
  const actor = (login: string): Actor =>
    backend.actor([login === 'lead' ? 'lead' : 'operator'], {
      operatorId: login,
      login,
      name: login.toUpperCase(),
      teamId: 'team',
    });
  return { ...backend, as: (login) => backend.context(actor(login)) };
}

/** quota_use and stock_use as they are kept, to be compared with those counted from the orders. */
export function usedSums({ services }: Pick<OrderCenter, 'services'>): unknown {
  return useRows(services.db);
}

/** The same, counted anew from the orders. */
export async function recountedSums(center: Pick<OrderCenter, 'services'>): Promise<unknown> {
  await center.services.writer.write(recountUse);
  return usedSums(center);
}
