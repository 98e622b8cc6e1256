import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appliedValues,
  CHANGE_FIELDS,
  type ChangePart,
  type ChangeValues,
  changedParts,
  overtakenFields,
  replacedParts,
  standingOf,
} from './change-parts.ts';

const text = fc.option(fc.constantFrom('甲', '乙', '丙'), { nil: null });
const phones = fc.uniqueArray(
  fc.record({
    number: fc.constantFrom('13800138000', '13900139000', '13700137000'),
    label: fc.option(fc.constantFrom('店主', '店内'), { nil: null }),
    dead: fc.boolean(),
  }),
  { selector: ({ number }) => number, maxLength: 3 },
);
const values: fc.Arbitrary<ChangeValues> = fc.record({
  name: fc.constantFrom('阳光店', '福兴店'),
  licenceNumber: text,
  contact: text,
  phones,
  address: text,
  area: text,
  orderWeekdays: fc.option(fc.constantFrom('TU', 'MO,TH'), { nil: null }),
  settlementAccount: text,
  status: fc.constantFrom('active' as const, 'closed' as const),
  doNotCall: fc.boolean(),
  ownerId: text,
});
const some = (whole: ChangeValues, fields: readonly string[]): Partial<ChangeValues> =>
  Object.fromEntries(Object.entries(whole).filter(([field]) => fields.includes(field)));
const fields = fc.subarray([...CHANGE_FIELDS]);
const plain = ({ phones: list, ...rest }: ChangeValues) => ({
  ...rest,
  phones: list.map(({ number, dead }) => ({ number, dead })),
});

describe('the parts of a change', () => {
  it('lead from what is stored to what was asked for, and nowhere else', () => {
    fc.assert(
      fc.property(values, values, fields, (stored, wanted, asked) => {
        const parts = changedParts(stored, some(wanted, asked));
        const result = { ...stored, ...appliedValues(parts, stored) };
        expect(plain(result)).toEqual(plain({ ...stored, ...some(wanted, asked) }));
        for (const part of parts) expect(standingOf(part, stored)).toBe('fresh');
        for (const part of parts) expect(standingOf(part, result)).toBe('done');
        expect(changedParts(result, some(wanted, asked))).toEqual([]);
        expect(appliedValues(parts, result)).toEqual({});
      }),
      { numRuns: 200 },
    );
  });

  it('are overtaken exactly where something else was written meanwhile', () => {
    fc.assert(
      fc.property(values, values, values, fields, (stored, wanted, now, asked) => {
        const parts = changedParts(stored, some(wanted, asked));
        const overtaken = overtakenFields(parts, now);
        for (const { field } of parts) {
          const moved = changedParts(stored, { [field]: now[field] }).length > 0;
          const arrived = changedParts(wanted, { [field]: now[field] }).length === 0;
          expect(overtaken.includes(field)).toBe(moved && !arrived);
        }
        // Whatever happened meanwhile, once applied it stands as asked for, and other fields are left alone.
        const result = { ...now, ...appliedValues(parts, now) };
        const said = parts.map(({ field }) => field as string);
        expect(plain(result)).toEqual(plain({ ...now, ...some(wanted, said) }));
      }),
      { numRuns: 200 },
    );
  });
});

const part = (field: 'address' | 'area', before: string | null, after: string | null): ChangePart => ({
  field,
  before,
  after,
});

it('keeps the label of a number that stays', () => {
  const stored = { phones: [{ number: '1', label: '店主', dead: false }] } as unknown as ChangeValues;
  const asked = [
    { number: '2', label: '店内', dead: false },
    { number: '1', label: null, dead: true },
  ];
  expect(appliedValues([{ field: 'phones', before: [], after: asked }], stored).phones).toEqual([
    asked[0],
    { number: '1', label: '店主', dead: true },
  ]);
});

it('carries over what the later request says nothing of', () => {
  const earlier = [part('address', 'a', 'b'), part('area', 'x', 'y')];
  expect(replacedParts(earlier, [part('address', 'a', 'c')])).toEqual([
    part('address', 'a', 'c'),
    part('area', 'x', 'y'),
  ]);
});
