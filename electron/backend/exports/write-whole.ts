import { openPartFile, type WrittenFile } from './part-file.ts';

/** Writes a text that is at hand as a file in UTF-8; failed, nothing is left. Errors: see {@link openPartFile}. */
export async function writeWhole(file: string, text: string): Promise<WrittenFile> {
  const part = openPartFile(file, 'utf-8');
  try {
    part.write(text);
    return await part.finish(true);
  } finally {
    part.abandon();
  }
}
