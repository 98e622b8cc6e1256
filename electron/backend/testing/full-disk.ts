import fs from 'node:fs';
import { vi } from 'vitest';

/** Where a disk may turn out to be full while a file of a format is written. */
export const FULL_AT = [
  ['csv', 'openSync'],
  ['csv', 'writeSync'],
  ['csv', 'fsyncSync'],
  ['csv', 'renameSync'],
  ['xlsx', 'writeSync'],
  ['xlsx', 'fsyncSync'],
] as const;

/** Lets the call fail as it does on a full disk; returns what makes room again. */
export function fillDisk(at: (typeof FULL_AT)[number][1]): () => void {
  const full = vi.spyOn(fs, at).mockImplementation(() => {
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  });
  return () => full.mockRestore();
}
