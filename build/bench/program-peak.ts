import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/main/cli.js', import.meta.url));
const TELL = `process.on('exit', () => process.stderr.write('\\n' + process.resourceUsage().maxRSS))`;

/**
 * Greatest resident memory, in MiB, of the built command line in a process of its own: a benchmark's has the sources of the
 * whole program in it, and what turns them into JavaScript.
 */
export function programPeakMb(args: readonly string[]): number {
  const tell = `data:text/javascript,${encodeURIComponent(TELL)}`;
  const ended = spawnSync(process.execPath, ['--import', tell, CLI, ...args], { encoding: 'utf8' });
  if (ended.status !== 0) throw new Error(ended.stderr);
  return Math.round(Number(ended.stderr.trim().split('\n').at(-1)) / 1024);
}
