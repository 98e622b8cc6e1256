import type { ChildProcess } from 'node:child_process';

/** The address that a host prints on its standard output once it listens. */
export async function printedAddress(host: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of host.stdout ?? []) {
    said += String(chunk);
    const address = /http:\/\/127\.0\.0\.1:\S+(?=\s)/.exec(said)?.[0];
    if (address) return address;
  }
  throw new Error(`no address: ${said}`);
}
