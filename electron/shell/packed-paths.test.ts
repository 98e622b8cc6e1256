import { expect, it } from 'vitest';
import { packedPaths } from './packed-paths.ts';

it('takes worker and binary from beside the archive', () => {
  const packed = packedPaths('/opt/Orderline/resources/app.asar/dist/main', true, 'linux', 'arm64');
  expect(packed).toEqual({
    rendererDir: '/opt/Orderline/resources/app.asar/dist/renderer',
    preload: '/opt/Orderline/resources/app.asar/dist/preload/preload.cjs',
    workerPath: '/opt/Orderline/resources/app.asar.unpacked/dist/main/worker.js',
    nativeBinding: '/opt/Orderline/resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-arm64.node',
  });
});

it('takes everything from dist where nothing is packed', () => {
  expect(packedPaths('/src/dist/main', false, 'linux', 'x64')).toEqual({
    rendererDir: '/src/dist/renderer',
    preload: '/src/dist/preload/preload.cjs',
    workerPath: '/src/dist/main/worker.js',
    nativeBinding: undefined,
  });
});
