import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import { readHostNote } from './host-folder.ts';
import { CONTROL_PATH } from './loopback-server.ts';

/** How long a host that has the lock but has not announced itself yet is waited for. */
const PATIENCE_MS = 8_000;

/**
 * For a start that finds its folder taken: asks the running host for an address that lets one more browser in.
 * Errors: `refused/host-has-window` (Electron runs there), `refused/host-silent`.
 */
export async function askRunningHost(
  dataDir: string,
  kind: 'once' | 'printed',
  patienceMs = PATIENCE_MS,
): Promise<string> {
  const deadlineMs = performance.now() + patienceMs;
  for (;;) {
    const note = readHostNote(dataDir);
    if (note?.host === 'electron') throw new AppError('refused', 'host-has-window', { dataDir });
    const address = note?.port ? await askForAddress(note.port, note.controlSecret, kind) : null;
    if (address !== null) return address;
    if (performance.now() > deadlineMs) throw new AppError('refused', 'host-silent', { dataDir });
    await sleep(100);
  }
}

async function askForAddress(port: number, controlSecret: string, kind: string): Promise<string | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${CONTROL_PATH}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${controlSecret}` },
      body: JSON.stringify({ do: 'launch', kind }),
      signal: AbortSignal.timeout(2_000),
    });
    if (!response.ok) return null;
    return ((await response.json()) as { address: string }).address;
  } catch {
    return null;
  }
}
