import { expect, it } from 'vitest';
import {
  EMPTY_REGISTER_FIELDS,
  isBegun,
  ORDER_IN_HAND,
  type RegisterFields,
  registeringOf,
} from './register-fields.ts';

const typed = (more: Partial<RegisterFields>): RegisterFields => ({
  ...EMPTY_REGISTER_FIELDS,
  categoryId: 'broken',
  customerId: 'customer',
  ...more,
});

it('asks for an order of the past by its line, for the order in hand by its product', () => {
  expect(registeringOf(typed({ orderId: 'o', orderLine: '2' }))).toMatchObject({ orderId: 'o', orderLineNumber: 2 });
  expect(registeringOf(typed({ orderId: 'o' }))).toMatchObject({ orderId: 'o', orderLineNumber: null });
  const inHand = typed({ orderId: ORDER_IN_HAND, orderLine: 'product' });
  expect(registeringOf(inHand, '2026-11-25')).toMatchObject({
    orderInHand: { deliveryDate: '2026-11-25', productId: 'product' },
  });
  expect(registeringOf(inHand, '2026-11-25')).not.toHaveProperty('orderId');
});

it('leaves the customer and the order out where somebody else says it', () => {
  const asked = registeringOf(typed({ whose: 'person', personPhone: '139', orderId: 'o', fields: { at: undefined } }));
  expect(asked).toMatchObject({
    customerId: null,
    person: { name: '', phone: '139' },
    orderId: null,
    fields: { at: null },
  });
});

it('is begun with the first thing that somebody typed or chose, not with the number that stands there by itself', () => {
  const stranger = { ...EMPTY_REGISTER_FIELDS, whose: 'person', personPhone: '139' } as const;
  expect(isBegun(EMPTY_REGISTER_FIELDS, '')).toBe(false);
  expect(isBegun(stranger, '139')).toBe(false);
  expect(isBegun({ ...stranger, personPhone: '138' }, '139')).toBe(true);
  expect(isBegun({ ...stranger, personName: '王大爷' }, '139')).toBe(true);
  expect(isBegun({ ...EMPTY_REGISTER_FIELDS, orderId: 'o' }, '')).toBe(true);
  expect(isBegun({ ...EMPTY_REGISTER_FIELDS, answer: '明天补送' }, '')).toBe(true);
});
