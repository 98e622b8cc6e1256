import { expect, it } from 'vitest';
import { featuresOf } from './events.ts';

it('names each feature once', () => {
  expect(featuresOf([])).toEqual(new Set());
  expect(featuresOf(['seat.changed', 'call.changed'])).toEqual(
    new Set(['seats', 'supervision', 'customerHistory', 'calls', 'queue', 'customers']),
  );
});

it('asks everything again after a change from outside or of the settings', () => {
  expect(featuresOf(['seat.changed', 'external.changed'])).toBe('all');
  expect(featuresOf(['settings.changed'])).toBe('all');
});
