import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { Handler } from 'hono';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** The path inside `root` that a request's path names, or null when it would leave it. */
export function insideRoot(root: string, requestPath: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(requestPath);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const path = normalize(join(root, decoded));
  return path === root || path.startsWith(root + sep) ? path : null;
}

/** Serves the built renderer; a path without an extension is the application's own and gets index.html. */
export function staticFiles(root: string): Handler {
  return async (c) => {
    const named = extname(c.req.path) === '' ? '/index.html' : c.req.path;
    const path = insideRoot(root, named);
    const info = path === null ? null : await stat(path).catch(() => null);
    if (path === null || !info?.isFile()) return c.text('not found', 404);
    // Hono answers HEAD with this handler and drops the body: a stream that nobody reads would keep its file open.
    const body = c.req.method === 'HEAD' ? null : Readable.toWeb(createReadStream(path));
    return new Response(body as ReadableStream<Uint8Array> | null, {
      headers: {
        'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
        'Content-Length': String(info.size),
        // File names under assets/ carry their content's hash.
        'Cache-Control': named.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
      },
    });
  };
}
