import { mainClassOf, popularInClass, popularWithAll } from '../../../db/class-popularity.ts';
import type { ReadableDB } from '../../../db/connection.ts';
import type { OrderForm } from '../../../shared/contract/order-form.ts';

/** As many as stand on the screen without scrolling. */
const OFFERED = 12;

export interface PopularProducts {
  readonly ids: readonly string[];
  readonly of: NonNullable<OrderForm['popular']>;
}

/** What a customer that never ordered is offered: what its class orders, else what everybody does; null: nothing is. */
export function popularProducts(db: ReadableDB, customerId: string, today: string): PopularProducts | null {
  const held = mainClassOf(db, customerId, today);
  const ofClass = held ? popularInClass(db, held.id, today, OFFERED) : [];
  if (held && ofClass.length > 0) return { ids: ofClass, of: { className: held.name } };
  const ofAll = popularWithAll(db, OFFERED);
  return ofAll.length > 0 ? { ids: ofAll, of: { className: null } } : null;
}
