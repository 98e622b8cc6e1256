import { parseArgs } from 'node:util';
import { AppError } from '../../shared/contract/errors.ts';

export interface HostArguments {
  readonly dataDir: string | undefined;
  readonly port: number;
  /** Whether a browser is opened; else the address is printed. */
  readonly open: boolean;
  readonly publicUrl: string | null;
  /** Where a test's clock starts, UTC ms; null for the machine's own. */
  readonly testClockMs: number | null;
}

/** The host's command line. Error: `invalid/arguments-invalid` {problem}. */
export function parseHostArguments(args: readonly string[]): HostArguments {
  const { values } = parsed(args);
  return {
    dataDir: values['data-dir'],
    port: values.port === undefined ? 0 : portOf(values.port),
    open: values['no-open'] !== true,
    publicUrl: values['public-url'] === undefined ? null : publicOrigin(values['public-url']),
    testClockMs: values['test-clock'] === undefined ? null : instantOfText(values['test-clock']),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'data-dir': { type: 'string' },
        port: { type: 'string' },
        'no-open': { type: 'boolean' },
        'public-url': { type: 'string' },
        'test-clock': { type: 'string' },
      },
    });
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw invalid(`--port ${text}`);
  return port;
}

/** Only a bare https origin: the cookie, the guard and the pages' addresses all assume the root. */
function publicOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' || url.pathname !== '/' || url.search !== '' || url.username !== '') {
    throw invalid(`--public-url ${text}`);
  }
  return url.origin;
}

function instantOfText(text: string): number {
  const ms = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (!Number.isSafeInteger(ms)) throw invalid(`--test-clock ${text}`);
  return ms;
}

const invalid = (problem: string) => new AppError('invalid', 'arguments-invalid', { problem });
