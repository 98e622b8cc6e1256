import { parseArgs } from 'node:util';
import { AppError } from '../../shared/contract/errors.ts';

export interface ElectronArguments {
  readonly dataDir: string | undefined;
  /** Where a test's clock starts, UTC ms; null for the machine's own. */
  readonly testClockMs: number | null;
}

/**
 * The desktop's command line. Chromium's own switches stand among ours, so what is unknown is left alone.
 * Error: `invalid/arguments-invalid` {problem}.
 * @param isDefaultApp true for `electron FOLDER …`, false for the packed program
 */
export function parseElectronArguments(argv: readonly string[], isDefaultApp: boolean): ElectronArguments {
  const { values } = parseArgs({
    args: argv.slice(isDefaultApp ? 2 : 1),
    options: { 'data-dir': { type: 'string' }, 'test-clock': { type: 'string' } },
    strict: false,
  });
  const { 'data-dir': dataDir, 'test-clock': testClock } = values;
  if (dataDir === true || dataDir === '') throw new AppError('invalid', 'arguments-invalid', { problem: '--data-dir' });
  return {
    dataDir: typeof dataDir === 'string' ? dataDir : undefined,
    testClockMs: typeof testClock === 'string' && /^\d+$/.test(testClock) ? Number(testClock) : null,
  };
}
