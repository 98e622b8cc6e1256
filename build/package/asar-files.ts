import { closeSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';

interface Node {
  readonly files?: Readonly<Record<string, Node>> | undefined;
  readonly size?: number | undefined;
  readonly unpacked?: boolean | undefined;
}

const node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    files: z.record(z.string(), node).optional(),
    size: z.number().optional(),
    unpacked: z.boolean().optional(),
  }),
);

export interface AsarFile {
  readonly path: string;
  readonly bytes: number;
  /** Lies beside the archive instead of in it. */
  readonly unpacked: boolean;
}

/** What an asar archive lists: a pickled JSON header, whose length stands in bytes 12 to 15. */
export function listAsar(archive: string): AsarFile[] {
  const file = openSync(archive, 'r');
  try {
    const sizes = Buffer.alloc(16);
    readSync(file, sizes, 0, 16, 0);
    const header = Buffer.alloc(sizes.readUInt32LE(12));
    readSync(file, header, 0, header.length, 16);
    return flatten(node.parse(JSON.parse(header.toString('utf8'))), '');
  } finally {
    closeSync(file);
  }
}

function flatten({ files = {} }: Node, folder: string): AsarFile[] {
  return Object.entries(files).flatMap(([name, child]) => {
    const path = `${folder}/${name}`;
    return child.files ? flatten(child, path) : [{ path, bytes: child.size ?? 0, unpacked: child.unpacked === true }];
  });
}
