import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { STAMP, sourceFingerprint } from './launcher/stale.mjs';
import main from './vite/main.config.ts';
import { ROOT } from './vite/paths.ts';
import preload from './vite/preload.config.ts';
import renderer from './vite/renderer.config.ts';
import worker from './vite/worker.config.ts';

/** Builds everything into dist/. The stamp is of the sources before the build: what changes meanwhile is stale. */
const fingerprint = sourceFingerprint(ROOT);
await rm(join(ROOT, STAMP), { force: true });
try {
  await build(main);
  await Promise.all([build(worker), build(preload), build(renderer)]);
  writeFileSync(join(ROOT, STAMP), fingerprint);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
