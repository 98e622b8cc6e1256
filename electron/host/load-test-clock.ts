import { AppError } from '../../shared/contract/errors.ts';
import type { TestClock } from './test-clock.ts';

/** The clock of `--test-clock`. Its file is left out of packages, where nobody may turn the clock. */
export async function loadTestClock(startMs: number): Promise<TestClock> {
  const module = await import('./test-clock.ts').catch(() => null);
  if (!module) throw new AppError('invalid', 'test-clock-absent');
  return module.createTestClock(startMs);
}
