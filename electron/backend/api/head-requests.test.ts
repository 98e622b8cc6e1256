import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDownloadTickets, DOWNLOAD_PATH } from './download-tickets.ts';
import { downloads } from './downloads.ts';
import { staticFiles } from './static-files.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'orderline-head-'));
  writeFileSync(join(root, 'index.html'), '<p>Orderline</p>');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a HEAD request', () => {
  it('tells of a file without opening it', async () => {
    let answer: Response | undefined;
    const app = new Hono().get('*', async (c, next) => {
      answer = (await staticFiles(root)(c, next)) as Response;
      return answer;
    });
    const head = await app.request('/', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe('16');
    expect(answer?.body).toBeNull();
    expect(await (await app.request('/')).text()).toBe('<p>Orderline</p>');
  });

  it('leaves a download its ticket', async () => {
    const tickets = createDownloadTickets(() => 0);
    const app = new Hono().get(`${DOWNLOAD_PATH}:ticket`, downloads(tickets));
    const url = tickets.issue({ path: join(root, 'index.html'), fileName: 'a.csv', contentType: 'text/csv' });
    expect((await app.request(url, { method: 'HEAD' })).status).toBe(404);
    expect(await (await app.request(url)).text()).toBe('<p>Orderline</p>');
    expect((await app.request(url)).status).toBe(404);
  });
});
