import { describe, expect, it } from 'vitest';
import type { FieldDefinition } from '../../../../shared/contract/tickets.ts';
import {
  EMPTY_REGISTER_FIELDS,
  isBegun,
  ORDER_IN_HAND,
  type RegisterFields,
  registeringOf,
  withCategory,
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

describe('another category', () => {
  const field = (key: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
    ...{ key, label: key, type: 'text', required: false, choices: [] },
    ...more,
  });
  const damaged = {
    ...{ id: 'damaged', changeFields: [] },
    fields: [
      field('batch'),
      field('pieces', { type: 'number' }),
      field('how', { type: 'choice', choices: ['wet', 'torn'] }),
    ],
  };
  const late = {
    ...{ id: 'late', changeFields: [] },
    fields: [field('batch'), field('pieces'), field('how', { type: 'choice', choices: ['torn'] }), field('since')],
  };

  it('keeps what it asks for too and what fits there, and gives the rest back on the way back', () => {
    const first = withCategory({ fields: { batch: 'L-17', pieces: 3, how: 'wet' } }, damaged, late);
    expect(first.fields).toEqual({ batch: 'L-17' });
    const { fields, setAside } = first;
    const back = withCategory({ fields: { ...fields, batch: 'L-18', since: 'x' }, setAside }, late, damaged);
    expect(back.fields).toEqual({ batch: 'L-18', pieces: 3, how: 'wet' });
    expect(withCategory(back, damaged, late).fields).toEqual({ batch: 'L-18', since: 'x' });
  });

  it('begins with nothing, and lets no other kind of change stand', () => {
    const moving = { id: 'moving', changeFields: ['address' as const], fields: [] };
    const change = { customerId: 'c' } as never;
    expect(withCategory({}, undefined, damaged)).toMatchObject({ fields: {}, setAside: {} });
    const gone = withCategory({ change }, moving, damaged);
    expect(gone.change).toBeUndefined();
    expect(withCategory(gone, damaged, moving).change).toBe(change);
    expect(withCategory({ change }, moving, { ...moving, id: 'moved' }).change).toBe(change);
  });
});
