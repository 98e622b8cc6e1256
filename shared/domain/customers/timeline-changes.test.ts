import { expect, it } from 'vitest';
import { type TimelineNames, timelineChanges } from './timeline-changes.ts';

const names: TimelineNames = {
  route: (id) => `route ${id}`,
  operator: (id) => `operator ${id}`,
  classType: (code) => (code === 'GRADE' ? { name: '档位', className: (each) => `${each} 类` } : undefined),
};
const changes = (before: object, after: object) =>
  timelineChanges(before as Record<string, unknown>, after as Record<string, unknown>, names);

it('names what an edit changed', () => {
  expect(
    changes(
      { address: null, doNotCall: 0, routeId: 'r1', preferredFromMinute: null, preferredToMinute: null },
      { address: '东街', doNotCall: 1, routeId: null, preferredFromMinute: 540, preferredToMinute: 600 },
    ),
  ).toEqual([
    { field: 'address', label: null, before: null, after: '东街' },
    { field: 'doNotCall', label: null, before: false, after: true },
    { field: 'route', label: null, before: 'route r1', after: null },
    { field: 'preferredHour', label: null, before: null, after: '09:00-10:00' },
  ]);
});

it('tells phones as a list, a label by its number, a dead number by its place', () => {
  const phone = { number: '13800138000', label: null, dead: false };
  expect(changes({ phones: [] }, { phones: [phone] })).toEqual([
    { field: 'phones', label: null, before: [], after: [phone] },
  ]);
  const labelled = (label: string | null) => ({ phones: { 1: { number: '13800138000', label } } });
  expect(changes(labelled(null), labelled('店主'))).toEqual([
    { field: 'phoneLabel', label: '13800138000', before: null, after: '店主' },
  ]);
  expect(changes({ phone: 2, dead: false }, { phone: 2, dead: true })).toEqual([
    { field: 'phoneDead', label: '2', before: false, after: true },
  ]);
});

it('names a class by its type and leaves out what it does not know', () => {
  expect(
    changes({ code: 'C1', GRADE: 'A' }, { code: 'C1', GRADE: 'B', validFrom: '2026-12-01', validTo: null, other: 1 }),
  ).toEqual([{ field: 'class', label: '档位', before: 'A 类', after: 'B 类' }]);
});
