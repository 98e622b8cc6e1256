import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import main from './vite/main.config.ts';
import { ROOT } from './vite/paths.ts';
import preload from './vite/preload.config.ts';
import renderer from './vite/renderer.config.ts';
import worker from './vite/worker.config.ts';

await rm(join(ROOT, 'dist/.stamp'), { force: true });
await build(main);
await Promise.all([build(worker), build(preload), build(renderer)]);
await writeFile(join(ROOT, 'dist/.stamp'), '');
