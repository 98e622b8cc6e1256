import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noteConnection, useConnection } from './connection.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  noteConnection('there');
  vi.useRealTimers();
});
const connection = () => useConnection.getState().connection;

it('is away once that has lasted, and there again at once', () => {
  noteConnection('away');
  vi.advanceTimersByTime(1_000);
  expect(connection()).toBe('there');
  noteConnection('away');
  vi.advanceTimersByTime(600);
  expect(connection()).toBe('away');
  noteConnection('there');
  expect(connection()).toBe('there');
});

it('says nothing of a blink', () => {
  noteConnection('away');
  vi.advanceTimersByTime(1_000);
  noteConnection('there');
  vi.advanceTimersByTime(5_000);
  expect(connection()).toBe('there');
});

it('keeps that the host was started anew, whatever the next tries say', () => {
  noteConnection('away');
  noteConnection('restarted');
  noteConnection('away');
  vi.advanceTimersByTime(5_000);
  expect(connection()).toBe('restarted');
  noteConnection('there');
  expect(connection()).toBe('there');
});
