import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import { type HostNote, readHostNote } from './host-folder.ts';
import { isAlive } from './is-alive.ts';
import { CONTROL_PATH } from './loopback-server.ts';

/** How long a folder is waited for whose lock is held and nobody answers: a host that starts, a command that restores. */
const PATIENCE_MS = 8_000;

/** The host that runs on a folder already. */
export interface RunningHost {
  /** An address that lets one more browser in. */
  launchAddress(kind: 'once' | 'printed'): Promise<string>;
}

export type TakenOrRunning<Hosted> =
  | { readonly kind: 'taken'; readonly hosted: Hosted }
  | { readonly kind: 'running'; readonly host: RunningHost };

/**
 * Takes the folder, or finds the host that has it.
 * Errors: `refused/host-has-window` (Electron runs there), `refused/host-silent`.
 * @param take takes it, or answers null while its lock is held
 */
export async function takeOrFindHost<Hosted>(
  dataDir: string,
  take: () => Hosted | null,
  patienceMs = PATIENCE_MS,
): Promise<TakenOrRunning<Hosted>> {
  const deadlineMs = performance.now() + patienceMs;
  for (;;) {
    const hosted = take();
    if (hosted) return { kind: 'taken', hosted };
    const note = readHostNote(dataDir);
    if (note?.host === 'electron' && isAlive(note.pid)) throw new AppError('refused', 'host-has-window', { dataDir });
    if (note && (await askForAddress(note, 'once')) !== null) return { kind: 'running', host: running(dataDir, note) };
    if (performance.now() > deadlineMs) throw new AppError('refused', 'host-silent', { dataDir });
    await sleep(100);
  }
}

function running(dataDir: string, note: HostNote): RunningHost {
  return {
    async launchAddress(kind) {
      const address = await askForAddress(note, kind);
      if (address === null) throw new AppError('refused', 'host-silent', { dataDir });
      return address;
    },
  };
}

async function askForAddress(note: HostNote, kind: 'once' | 'printed'): Promise<string | null> {
  if (note.port === null) return null;
  try {
    const response = await fetch(`http://127.0.0.1:${note.port}${CONTROL_PATH}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${note.controlSecret}` },
      body: JSON.stringify({ do: 'launch', kind }),
      signal: AbortSignal.timeout(2_000),
    });
    return response.ok ? ((await response.json()) as { address: string }).address : null;
  } catch {
    return null;
  }
}
