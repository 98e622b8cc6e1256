import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/contract/errors.ts';
import { orderForm as contract } from '../../../shared/contract/order-form.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { keepStanding, removeStanding } from './keep-standing.ts';
import { orderForm } from './order-form.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
});
afterEach(() => center.close());

const keep = (quantities: Record<string, number>, baseRevision = 0, login: 'op1' | 'op2' = 'op1') =>
  center.command(center.as(login), keepStanding, {
    customerId: 'customer',
    baseRevision,
    lines: Object.entries(quantities).map(([productId, quantity]) => ({ productId, quantity })),
  });
const form = (customerId = 'customer') => orderForm(center.services.db, center.as('op2'), { customerId });

describe('a standing order', () => {
  it('is kept for its customer, with who and when, and shown in the form with products beside its lines', async () => {
    expect(form().standing).toBeNull();
    const kept = await keep({ plain: 6, boxed: 10 });
    expect(kept).toMatchObject({ revision: 1, changedByName: 'OP1', changedAtMs: center.clock.nowMs });
    const shown = form();
    expect(contract.parse(shown)).toEqual(shown);
    expect(shown.standing).toMatchObject({
      revision: 1,
      changedByName: 'OP1',
      lines: [
        { productId: 'plain', quantity: 6 },
        { productId: 'boxed', quantity: 10 },
      ],
      products: [{ productId: 'boxed', orderMultiple: 5 }],
    });
    expect(form('customer-2').standing).toBeNull();
  });

  it('is replaced only by who looked at the newest, and removed', async () => {
    await keep({ plain: 6 });
    expect(await keep({ plain: 7 }, 1, 'op2')).toMatchObject({ revision: 2, changedByName: 'OP2' });
    await expect(keep({ plain: 8 }, 1)).rejects.toMatchObject({
      key: 'standing-changed',
      params: { operator: 'OP2' },
    });
    const remove = (revision: number) =>
      center.command(center.as('op1'), removeStanding, { customerId: 'customer', revision });
    await expect(remove(1)).rejects.toMatchObject({ key: 'standing-changed' });
    await remove(2);
    expect(form().standing).toBeNull();
    expect(await remove(2)).toEqual({ ok: true });
  });

  it('holds only what is sold, and each product once', async () => {
    await expect(keep({ plain: 1, withdrawn: 2, nothing: 3 })).rejects.toMatchObject({
      key: 'standing-product',
      params: { count: 2 },
    });
    const twice = center.command(center.as('op1'), keepStanding, {
      customerId: 'customer',
      baseRevision: 0,
      lines: [
        { productId: 'plain', quantity: 1 },
        { productId: 'plain', quantity: 2 },
      ],
    });
    await expect(twice).rejects.toBeInstanceOf(AppError);
    expect(form().standing).toBeNull();
  });

  it('still shows a product that was withdrawn since, as withdrawn', async () => {
    await keep({ boxed: 10 });
    await center.services.writer.write((tx) => tx.raw.exec("UPDATE product SET active = 0 WHERE id = 'boxed'"));
    expect(form().standing?.products).toMatchObject([{ productId: 'boxed', active: false }]);
  });

  it('writes down what it was before and after', async () => {
    await keep({ plain: 6 });
    await keep({ plain: 7 }, 1);
    const rows = center.services.db.raw.prepare("SELECT * FROM audit WHERE entity = 'standing-order'").all();
    expect(JSON.stringify(rows)).toMatch(/quantity\\":6.*quantity\\":7/);
  });
});
