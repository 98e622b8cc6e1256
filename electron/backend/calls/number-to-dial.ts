import type { ReadableDB } from '../../../db/connection.ts';
import { type PhoneRow, phonesOf } from '../../../db/customers.ts';

/** The number at `position` when it lives, else the customer's first living one; null: nothing can be dialed. */
export function numberToDial(db: ReadableDB, customerId: string, position: number | null): PhoneRow | null {
  const living = phonesOf(db, customerId).filter((phone) => phone.dead === 0);
  return living.find((phone) => phone.position === position) ?? living[0] ?? null;
}
