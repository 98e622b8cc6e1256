import { beforeEach, expect, it, vi } from 'vitest';

const storage = await vi.hoisted(async () => (await import('./memory-storage.ts')).giveMemoryStorages());

import { dropCase, keepCase, keptCase } from './kept-cases.ts';

const kept = (description: string) => ({
  fields: { description },
  atMs: 1,
  intention: null,
});
beforeEach(() => storage.clear());

it('is kept by customer and kind, whichever call it is', () => {
  keepCase({ customerId: 'c', callId: 'first' }, 'complaint', kept('破损'));
  expect(keptCase({ customerId: 'c', callId: 'second' }, 'complaint')).toEqual(kept('破损'));
  expect(keptCase({ customerId: 'c', callId: null }, 'suggestion')).toBeNull();
  expect(keptCase({ customerId: 'other', callId: null }, 'complaint')).toBeNull();
  dropCase({ customerId: 'c', callId: 'second' }, 'complaint');
  expect(keptCase({ customerId: 'c', callId: 'first' }, 'complaint')).toBeNull();
});

it('goes with a stranger who turns out to be a customer', () => {
  keepCase({ customerId: null, callId: 'call' }, 'complaint', kept('来电人说'));
  expect(keptCase({ customerId: 'c', callId: 'call' }, 'complaint')).toEqual(kept('来电人说'));
  dropCase({ customerId: 'c', callId: 'call' }, 'complaint');
  expect(keptCase({ customerId: null, callId: 'call' }, 'complaint')).toBeNull();
});

it('is nothing when it cannot be read or there is nobody', () => {
  keepCase({ customerId: 'c', callId: null }, 'complaint', kept('x'));
  const [key] = ['orderline.case.null.c.complaint'];
  storage.setItem(key as string, '{');
  expect(keptCase({ customerId: 'c', callId: null }, 'complaint')).toBeNull();
  keepCase({ customerId: null, callId: null }, 'complaint', kept('x'));
  expect(keptCase({ customerId: null, callId: null }, 'complaint')).toBeNull();
});
