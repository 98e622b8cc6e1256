import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Handler } from 'hono';
import type { DownloadTickets } from './download-tickets.ts';

/** `GET /downloads/:ticket`: the file with its length, under its own name. */
export function downloads(tickets: DownloadTickets): Handler {
  return async (c) => {
    // HEAD would use the ticket up and leave the file open, its body unread.
    if (c.req.method !== 'GET') return c.text('not found', 404);
    const file = tickets.redeem(c.req.param('ticket') ?? '');
    const info = file && (await stat(file.path).catch(() => null));
    if (!file || !info?.isFile()) return c.text('not found', 404);
    return new Response(Readable.toWeb(createReadStream(file.path)) as ReadableStream<Uint8Array>, {
      headers: {
        'Content-Type': file.contentType,
        'Content-Length': String(info.size),
        'Content-Disposition': contentDisposition(file.fileName),
        'Cache-Control': 'no-store',
      },
    });
  };
}

/** RFC 6266: the plain name for old programs, the real one percent-encoded. */
export function contentDisposition(fileName: string): string {
  const plain = fileName.replace(/[^\w. -]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
