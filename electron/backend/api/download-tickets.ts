import { randomBytes } from 'node:crypto';

/** A finished file in the data folder that a person may take away once. */
export interface DownloadFile {
  /** Absolute path inside the data folder; never from the asker's input. */
  readonly path: string;
  /** What the browser saves it as; may hold any characters of a file name. */
  readonly fileName: string;
  readonly contentType: string;
}

/**
 * A browser's download carries no Authorization header, so a procedure that has checked the right issues a ticket: an
 * unguessable address that works once and for a minute.
 */
export interface DownloadTickets {
  /** The relative address (`/downloads/…`) of the file. */
  issue(file: DownloadFile): string;
  /** The file of a ticket, which is used up by asking; null for one that is unknown, used or too old. */
  redeem(ticket: string): DownloadFile | null;
}

export const DOWNLOAD_PATH = '/downloads/';
const TICKET_MS = 60_000;

export function createDownloadTickets(now: () => number): DownloadTickets {
  const open = new Map<string, { readonly file: DownloadFile; readonly untilMs: number }>();
  return {
    issue(file) {
      for (const [ticket, { untilMs }] of open) if (untilMs <= now()) open.delete(ticket);
      const ticket = randomBytes(24).toString('base64url');
      open.set(ticket, { file, untilMs: now() + TICKET_MS });
      return DOWNLOAD_PATH + ticket;
    },
    redeem(ticket) {
      const found = open.get(ticket);
      open.delete(ticket);
      return found && found.untilMs > now() ? found.file : null;
    },
  };
}
