import { AppError, type ErrorData } from '../../shared/contract/errors.ts';
import { UPLOAD_CHUNK_BYTES } from '../../shared/contract/imports.ts';
import { requestHeaders } from './client.ts';

/** Waits before a piece that got no answer is sent again. */
const WAITS_MS = [300, 1_000, 3_000, 10_000];

type Begin = (
  file: { readonly fileName: string; readonly sizeBytes: number },
  options: { readonly signal: AbortSignal },
) => Promise<{ uploadId: string }>;

/**
 * Sends a file piece by piece and returns the upload's id. `begin` says what it is for, which may be refused before a byte
 * is sent. A piece whose answer was lost is sent again; the backend says
 * where to go on. Errors: what the backend refuses, and an abort by `signal`.
 */
export async function uploadFile(
  file: File,
  begin: Begin,
  { onProgress, signal }: { onProgress(share: number): void; readonly signal: AbortSignal },
): Promise<string> {
  const { uploadId } = await begin({ fileName: file.name, sizeBytes: file.size }, { signal });
  for (let sent = 0; sent < file.size; ) {
    const piece = await file.slice(sent, sent + UPLOAD_CHUNK_BYTES).arrayBuffer();
    sent = await sendPiece(uploadId, sent, piece, signal);
    onProgress(sent / file.size);
  }
  return uploadId;
}

async function sendPiece(uploadId: string, offset: number, piece: ArrayBuffer, signal: AbortSignal): Promise<number> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await fetch(`/uploads/${uploadId}?offset=${offset}`, {
      method: 'POST',
      headers: { ...requestHeaders(), 'content-type': 'application/octet-stream' },
      body: piece,
      signal,
    }).catch((error: unknown) => {
      const waitMs = WAITS_MS[attempt];
      if (signal.aborted || waitMs === undefined) throw error;
      return waitMs;
    });
    if (typeof answer === 'number') {
      await new Promise((resolve) => setTimeout(resolve, answer));
      continue;
    }
    const body = (await answer.json()) as { received: number } | ErrorData;
    if ('received' in body) return body.received;
    // The piece had come, only its answer was lost.
    if (body.key === 'upload-offset') return Number(body.params.received);
    throw new AppError(body.code, body.key, body.params, body.fields);
  }
}
