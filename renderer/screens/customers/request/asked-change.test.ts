import { expect, it } from 'vitest';
import type { CustomerCard } from '../../../../shared/contract/customers.ts';
import { type AskFields, areNumbersRight, askedChange, carriedChangeOf, correctedFieldsOf } from './asked-change.ts';

const shown: AskFields = {
  phones: [
    { position: 1, number: '138****8000', label: '店主', dead: false },
    { position: 2, number: '139****9000', label: null, dead: false },
  ],
  contact: '王芳',
  address: '',
  name: '阳光店',
  licenceNumber: '',
  area: '',
  orderWeekdays: ['TU'],
  settlementAccount: '****7890',
  status: 'active',
  doNotCall: false,
  ownerId: '',
  reason: '',
};
const asked = (typed: Partial<AskFields>) => askedChange('c', shown, { ...shown, ...typed });

it('is nothing until something differs', () => {
  expect(asked({})).toBeNull();
  expect(asked({ reason: '来电', address: '  ' })).toBeNull();
});

it('holds what differs and why', () => {
  expect(asked({ address: ' 东街 1 号 ', contact: '', doNotCall: true, reason: '来电 ' })).toEqual({
    customerId: 'c',
    address: '东街 1 号',
    contact: null,
    doNotCall: true,
    reason: '来电',
  });
});

it('names numbers that stand as shown by their place, and takes typed ones as new', () => {
  const [first, second] = shown.phones;
  const added = { position: null, number: '13700137000', label: ' 店内 ', dead: false };
  const phones = [added, { ...second, dead: true }, { ...first, number: '13600136000' }] as AskFields['phones'];
  expect(asked({ phones })?.phones).toEqual([
    { position: null, number: '13700137000', label: '店内', dead: false },
    { position: 2, number: null, label: null, dead: true },
    { position: null, number: '13600136000', label: '店主', dead: false },
  ]);
});

it('is what a service request carries, of the customer it was typed for', () => {
  const typed = { customerId: 'c', shown, now: { ...shown, orderWeekdays: ['WE'] as AskFields['orderWeekdays'] } };
  expect(carriedChangeOf(typed, 'c')).toEqual({ orderWeekdays: ['WE'], pending: 'refuse' });
  expect(carriedChangeOf({ ...typed, pending: 'replace' }, 'c')).toMatchObject({ pending: 'replace' });
  expect(carriedChangeOf(typed, 'other')).toBeNull();
  expect(carriedChangeOf({ ...typed, now: shown }, 'c')).toBeNull();
  expect(carriedChangeOf(undefined, 'c')).toBeNull();
});

it('is corrected from what was asked for, phones from what stands there', () => {
  const card = { ...shown, ownOrderWeekdays: true, phones: shown.phones } as unknown as CustomerCard;
  const fields = correctedFieldsOf(card, [
    { field: 'address', before: null, after: '东街 1 号' },
    { field: 'orderWeekdays', before: 'TU', after: 'WE,FR' },
    { field: 'phones', before: [], after: [{ number: '137****0000', label: null, dead: false }] },
    { field: 'contact', before: '王芳', after: null },
  ]);
  expect(fields).toMatchObject({
    address: '东街 1 号',
    orderWeekdays: ['WE', 'FR'],
    contact: '',
    phones: shown.phones,
  });
});

it('knows numbers that nobody can dial from those that are merely masked', () => {
  const withNumber = (number: string) => ({
    customerId: 'c',
    shown,
    now: { ...shown, phones: [...shown.phones, { position: null, number, label: null, dead: false }] },
  });
  expect(areNumbersRight({ customerId: 'c', shown, now: shown })).toBe(true);
  expect(areNumbersRight(withNumber('137-0013 7000'))).toBe(true);
  expect(areNumbersRight(withNumber('137****7000'))).toBe(false);
  // A row that was added and not filled in is no phone; a number that was emptied is.
  expect(areNumbersRight(withNumber(' '))).toBe(true);
  expect(carriedChangeOf(withNumber(' '), 'c')).toBeNull();
  const [first] = shown.phones;
  expect(
    areNumbersRight({
      customerId: 'c',
      shown,
      now: { ...shown, phones: [{ ...first, number: '' }] as AskFields['phones'] },
    }),
  ).toBe(false);
});
