import { readFileSync } from 'node:fs';

/** What a runner wrote, or null where it wrote none. */
export function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
