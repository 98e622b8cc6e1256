import { ZipFile } from 'yazl';
import type { JobContext } from '../jobs/job.ts';
import { openPartFile, type WrittenFile } from './part-file.ts';

export interface PackCaseInput {
  /** The case as a page of HTML, and what it is called in the ZIP. */
  readonly html: string;
  readonly htmlName: string;
  /** Files of the data folder under their names in the ZIP. */
  readonly attachments: readonly { readonly path: string; readonly name: string }[];
  /** Absolute path of the finished file. */
  readonly file: string;
}

/** Packs a case and its files into a ZIP, which stands under its name only when whole; memory is bounded by a piece. A job. */
export async function packCase(job: JobContext, input: PackCaseInput): Promise<WrittenFile> {
  const part = openPartFile(input.file, 'utf-8');
  try {
    const zip = new ZipFile();
    // A file that goes away meanwhile ends the stream, and with it the export.
    zip.on('error', (error) => zip.outputStream.emit('error', error));
    zip.addBuffer(Buffer.from(input.html), input.htmlName);
    // Pictures, documents and recordings are packed already.
    for (const { path, name } of input.attachments) zip.addFile(path, name, { compress: false });
    zip.end();
    for await (const piece of zip.outputStream) {
      job.throwIfCancelled();
      part.append(piece as Buffer);
    }
    return await part.finish(true);
  } finally {
    part.abandon();
  }
}
