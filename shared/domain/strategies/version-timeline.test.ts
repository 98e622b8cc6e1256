import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, fromDayNumber } from '../calendar/business-date.ts';
import { findClash, placeVersions, type VersionSpan } from './version-timeline.ts';

const span = (name: string, validFrom: string, validTo: string | null = null): VersionSpan => ({
  name,
  validFrom,
  validTo,
});

describe('versions beside each other', () => {
  const old = span('old', '2026-01-01');
  const ended = span('ended', '2026-01-01', '2026-06-30');

  it('hand over by themselves, and clash where an end is run over or two begin together', () => {
    expect(findClash(span('new', '2026-06-01'), [old])).toBeNull();
    expect(findClash(span('new', '2026-07-01'), [ended])).toBeNull();
    expect(findClash(span('new', '2026-06-30'), [ended])).toMatchObject({ kind: 'overlap', first: ended });
    expect(findClash(span('new', '2025-01-01', '2026-01-01'), [ended])).toMatchObject({
      kind: 'overlap',
      first: { name: 'new' },
      second: ended,
    });
    expect(findClash(span('new', '2026-01-01', '2026-01-01'), [old])).toMatchObject({ kind: 'same-start', first: old });
  });

  it('have a past, a present and a future, and gaps that are pointed out', () => {
    const placed = placeVersions([span('c', '2026-09-01'), ended, span('b', '2026-08-01', null)], '2026-08-15');
    expect(placed.map((one) => [one.version.name, one.time, one.lastDay, one.gapAfter])).toEqual([
      ['ended', 'past', '2026-06-30', { from: '2026-07-01', to: '2026-07-31' }],
      ['b', 'present', '2026-08-31', null],
      ['c', 'future', null, null],
    ]);
  });

  it('hold on every day once, or on none where a gap is said', () => {
    const day = fc.integer({ min: 20_000, max: 20_400 });
    const spans = fc
      .uniqueArray(fc.record({ from: day, length: fc.option(fc.integer({ min: 0, max: 90 })) }), {
        selector: (one) => one.from,
        minLength: 1,
        maxLength: 6,
      })
      .map((all) =>
        all.map(({ from, length }, index) =>
          span(`v${index}`, fromDayNumber(from), length === null ? null : fromDayNumber(from + length)),
        ),
      );
    fc.assert(
      fc.property(spans, day, (all, asked) => {
        const accepted: VersionSpan[] = [];
        for (const one of all) if (!findClash(one, accepted)) accepted.push(one);
        const date = fromDayNumber(asked);
        const placed = placeVersions(accepted, date);
        const present = placed.filter((one) => one.time === 'present');
        const inGap = placed.some(({ gapAfter }) => gapAfter && gapAfter.from <= date && gapAfter.to >= date);
        const first = placed[0]?.version.validFrom ?? '';
        const last = placed.at(-1)?.lastDay ?? null;
        const outside = date < first || (last !== null && date > last);
        expect(present.length).toBe(inGap || outside ? 0 : 1);
        for (const { gapAfter, lastDay } of placed) if (gapAfter) expect(gapAfter.from).toBe(addDays(lastDay ?? '', 1));
      }),
      { numRuns: 200 },
    );
  });
});
