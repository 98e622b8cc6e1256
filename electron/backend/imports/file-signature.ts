import { open } from 'node:fs/promises';
import { AppError } from '../../../shared/contract/errors.ts';

const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['import-file-xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['import-file-binary', [0x25, 0x50, 0x44, 0x46]],
  ['import-file-binary', [0x89, 0x50, 0x4e, 0x47]],
  ['import-file-binary', [0xff, 0xd8, 0xff]],
  ['import-file-binary', [0x47, 0x49, 0x46, 0x38]],
  ['import-file-binary', [0x52, 0x61, 0x72, 0x21]],
  ['import-file-binary', [0x37, 0x7a, 0xbc, 0xaf]],
  ['import-file-binary', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * Refuses files that call themselves a table and are none, by their first bytes. Errors, all `invalid`:
 * `import-file-xls`, `import-file-zip`, `import-file-markup`, `import-file-binary`.
 */
export function refuseWhatIsNoTable(head: Buffer): void {
  const startsWith = (bytes: readonly number[]) => bytes.every((byte, index) => head[index] === byte);
  // A spreadsheet was told apart before; here one can only stand inside a gzip file.
  if (startsWith(ZIP)) throw new AppError('invalid', 'import-file-zip');
  for (const [key, bytes] of SIGNATURES) if (startsWith(bytes)) throw new AppError('invalid', key);
  if (/^\uFEFF?\s*<(?:!doctype|html|\?xml|table)/i.test(head.subarray(0, 200).toString('utf8'))) {
    throw new AppError('invalid', 'import-file-markup');
  }
}

/** Whether a file begins as zip files do, spreadsheets among them. A file that cannot be read is none. */
export async function isZip(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => null);
  if (!handle) return false;
  try {
    const head = Buffer.alloc(ZIP.length);
    await handle.read(head, 0, head.length, 0);
    return head.equals(Buffer.from(ZIP));
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}
