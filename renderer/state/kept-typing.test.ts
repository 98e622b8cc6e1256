import { beforeEach, expect, it, vi } from 'vitest';

const storage = await vi.hoisted(async () => (await import('./memory-storage.ts')).giveMemoryStorages());

import { dropTyping, keepTyping, keptTyping } from './kept-typing.ts';
import { useSession } from './session.ts';

beforeEach(() => {
  storage.clear();
  useSession.setState({ operatorId: 'sun' });
});

it('is there until it is sent, for nobody else at the same seat', () => {
  keepTyping('note t', { text: '等照片', told: false });
  expect(keptTyping('note t')).toEqual({ text: '等照片', told: false });
  expect(keptTyping('note other')).toBeUndefined();
  useSession.setState({ operatorId: 'shen' });
  expect(keptTyping('note t')).toBeUndefined();
  useSession.setState({ operatorId: 'sun' });
  dropTyping('note t');
  expect(keptTyping('note t')).toBeUndefined();
});

it('is nothing when it cannot be read', () => {
  storage.setItem('orderline.typed.sun note t', '{');
  expect(keptTyping('note t')).toBeUndefined();
});
