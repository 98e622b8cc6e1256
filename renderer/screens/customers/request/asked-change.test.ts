import { expect, it } from 'vitest';
import { type AskFields, askedChange } from './asked-change.ts';

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
