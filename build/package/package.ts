import { build } from 'electron-builder';
import { ROOT } from '../vite/paths.ts';

/** `npm run package [-- --win --x64 …]`: installers for this system, or a folder with `--dir`, into release/. */
const has = (name: string) => process.argv.includes(`--${name}`);
const arch = { ...(has('x64') ? { x64: true } : {}), ...(has('arm64') ? { arm64: true } : {}) };
const targets = {
  ...(has('win') ? { win: [] } : {}),
  ...(has('mac') ? { mac: [] } : {}),
  ...(has('linux') ? { linux: [] } : {}),
};
await build({ projectDir: ROOT, publish: 'never', dir: has('dir'), ...arch, ...targets });
