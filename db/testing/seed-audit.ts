import { appendAudit } from '../audit.ts';
import type { WritableDB } from '../connection.ts';
import { seedId } from './seed-calls.ts';

/** The one row in 50,000 that only its word tells apart. */
export const RARE_WORD = '麒麟';

/**
 * Rows of an audit log without chance in it, spread evenly over the time: orders, calls, customers and sign-ins of
 * thirty people, the customers among 5,000.
 */
export function seedAudit(tx: WritableDB, size: { rows: number; fromMs: number; untilMs: number }): void {
  const { rows, fromMs, untilMs } = size;
  for (let i = 0; i < rows; i += 1) {
    const atMs = fromMs + Math.floor(((untilMs - fromMs) * i) / rows);
    const person = (i * 7) % 30;
    const by = { atMs, actorId: seedId('c2', person), actorName: `座席员${person}` };
    const customerId = seedId('c6', (i * 31) % 5_000);
    switch (i % 10) {
      case 0:
        appendAudit(tx, { ...by, action: 'auth.signIn', entity: 'operator', entityId: by.actorId });
        break;
      case 1:
        appendAudit(tx, {
          ...{ ...by, action: 'customers.edit', entity: 'customer', entityId: customerId },
          before: { name: `阳光便利店${i % 977}`, phones: [{ number: `138${String(i).padStart(8, '0')}` }] },
          after: { name: i % 50_000 === 1 ? RARE_WORD : `福兴商行${i % 977}`, phones: [{ number: '13900000000' }] },
          reason: i % 20 === 1 ? '店主换号' : '更名',
        });
        break;
      case 2:
      case 3:
      case 4:
        appendAudit(tx, {
          ...{ ...by, action: 'orders.submit', entity: 'order', entityId: seedId('cb', i) },
          after: {
            ...{ number: `20261124-${String(i).padStart(6, '0')}`, customerId, channel: 'phone', state: 'submitted' },
            ...{ placedAtMs: atMs, amountMinor: (i % 900) * 100, totalQuantity: i % 60 },
            lines: [0, 1, 2, 3].map((line) => ({ productId: seedId('c7', (i + line) % 60), quantity: (i + line) % 9 })),
          },
        });
        break;
      default:
        appendAudit(tx, {
          ...{ ...by, action: 'calls.record', entity: 'call', entityId: seedId('ca', i) },
          after: { disposition: i % 3 === 0 ? 'ordered' : 'no-answer', noOrderReason: null },
        });
    }
  }
}
