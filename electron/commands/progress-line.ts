import type { Writable } from 'node:stream';

export interface ProgressLine {
  show(share: number, detail?: Readonly<Record<string, number | string>>): void;
  clear(): void;
}

/** How far long work has come, on one line that is written over; nothing where no person looks. */
export function createProgressLine(stream: Writable & { isTTY?: boolean }): ProgressLine {
  if (stream.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  let shown = '';
  return {
    show(share) {
      const width = 30;
      const filled = Math.round(Math.min(Math.max(share, 0), 1) * width);
      const text = `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${Math.floor(share * 100)} %`;
      if (text === shown) return;
      shown = text;
      stream.write(`\r${text}`);
    },
    clear() {
      if (shown !== '') stream.write(`\r${' '.repeat(shown.length)}\r`);
      shown = '';
    },
  };
}
