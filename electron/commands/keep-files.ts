import { type Stats, statSync } from 'node:fs';
import { AppError } from '../../shared/contract/errors.ts';

/**
 * Refuses an output that would take the place of one of these files, by whatever name or link it is given.
 * Error: `refused/output-replaces-input` {file}.
 */
export function keepFiles(output: string, files: readonly string[]): void {
  const target = statOf(output);
  if (!target) return;
  for (const file of files) {
    const kept = statOf(file);
    if (kept && kept.dev === target.dev && kept.ino === target.ino) {
      throw new AppError('refused', 'output-replaces-input', { file: output });
    }
  }
}

function statOf(file: string): Stats | undefined {
  return statSync(file, { throwIfNoEntry: false });
}
