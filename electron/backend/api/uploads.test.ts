import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertOperator } from '../../../db/operators.ts';
import { insertSession } from '../../../db/sessions.ts';
import { UPLOAD_CHUNK_BYTES } from '../../../shared/contract/imports.ts';
import type { Role } from '../../../shared/contract/rights.ts';
import { beginUpload, uploadFile, wholeUpload } from '../imports/uploads.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';

let backend: TempBackend;
beforeAll(async () => {
  backend = createTempBackend();
  await person('boss', 'supervisor');
  await person('other', 'administrator');
  await person('seat', 'operator');
});
afterAll(() => backend.close());

async function person(name: string, role: Role): Promise<void> {
  const nowMs = backend.clock.nowMs;
  await backend.services.writer.write((tx) => {
    insertOperator(tx, {
      id: name,
      login: name,
      name,
      passwordHash: '-',
      seatId: null,
      teamId: null,
      deputyOperatorId: null,
      roles: [role],
      createdAtMs: nowMs,
    });
    const tokenHash = createHash('sha256').update(`token-${name}`).digest('hex');
    insertSession(tx, { tokenHash, operatorId: name, seatId: null, nowMs, expiresAtMs: nowMs + 3_600_000 });
  });
}

async function post(path: string, body: Uint8Array<ArrayBuffer>, name: string | null = 'boss') {
  const headers = name === null ? {} : { authorization: `Bearer token-${name}` };
  const answer = await backend.fetch(new Request(`http://orderline${path}`, { method: 'POST', headers, body }));
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('an upload', () => {
  const bytes = new Uint8Array(UPLOAD_CHUNK_BYTES + 10).map((_, index) => index % 251);
  const first = bytes.slice(0, UPLOAD_CHUNK_BYTES);
  const second = bytes.slice(UPLOAD_CHUNK_BYTES);

  it('comes piece by piece, and a piece whose answer was lost does no harm', async () => {
    await beginUpload(
      backend.dataDir,
      { id: 'one', operatorId: 'boss', fileName: 'a.csv', sizeBytes: bytes.length },
      0,
    );
    expect(await post('/uploads/one?offset=0', first)).toEqual({ status: 200, body: { received: first.length } });
    const again = await post('/uploads/one?offset=0', first);
    expect(again).toMatchObject({ status: 409, body: { key: 'upload-offset', params: { received: first.length } } });
    await expect(wholeUpload(backend.dataDir, 'one', 'boss')).rejects.toMatchObject({ key: 'upload-incomplete' });
    expect(await post(`/uploads/one?offset=${first.length}`, second)).toMatchObject({
      body: { received: bytes.length },
    });
    expect(readFileSync((await wholeUpload(backend.dataDir, 'one', 'boss')).file).equals(bytes)).toBe(true);
    expect(await post(`/uploads/one?offset=${bytes.length}`, second)).toMatchObject({ status: 409 });
  });

  it('is its own person’s and nobody else’s', async () => {
    expect(await post('/uploads/one?offset=0', second, 'other')).toMatchObject({ status: 404 });
    expect(await post('/uploads/one?offset=0', second, 'seat')).toMatchObject({ status: 404 });
    expect(await post('/uploads/one?offset=0', second, null)).toMatchObject({ status: 401 });
  });

  it('is refused when it is malformed or too large', async () => {
    expect(await post('/uploads/one?offset=-1', second)).toMatchObject({ status: 400 });
    expect(await post('/uploads/one', second)).toMatchObject({ status: 400 });
    expect(await post('/uploads/one?offset=0', bytes)).toMatchObject({ status: 400 });
    expect(await post('/uploads/..%2Forderline?offset=0', second)).toMatchObject({ status: 404 });
    expect(() => uploadFile(backend.dataDir, '../orderline')).toThrow('upload-unknown');
    const huge = { id: 'two', operatorId: 'boss', fileName: 'a.csv', sizeBytes: 3 * 1024 ** 3 };
    await expect(beginUpload(backend.dataDir, huge, 0)).rejects.toMatchObject({ key: 'upload-too-large' });
  });
});
