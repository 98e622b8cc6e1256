import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { isAlive } from './is-alive.mjs';

const RUN = new URL('./run.mjs', import.meta.url).href;
let started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  started = [];
});

/** A launcher around a program, told as source; what it prints comes back. */
function launch(program: string): { child: ChildProcess; printed: () => string } {
  const script = `import { run } from ${JSON.stringify(RUN)};
    process.exitCode = await run(process.execPath, ['-e', ${JSON.stringify(program)}]);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  return { child, printed: () => printed };
}

const FOREVER = 'console.log(process.pid); setInterval(() => {}, 1000);';

it('makes the exit code of the program its own', async () => {
  const { child, printed } = launch("console.log('done'); process.exitCode = 3");
  expect((await once(child, 'close'))[0]).toBe(3);
  expect(printed()).toBe('done\n');
});

it('passes a signal on and ends with what the program made of it', async () => {
  const { child, printed } = launch(`process.on('SIGTERM', () => process.exit(7)); ${FOREVER}`);
  await expect.poll(() => printed()).not.toBe('');
  child.kill('SIGTERM');
  expect((await once(child, 'close'))[0]).toBe(7);
});

it('ends its program when its own parent is killed', async () => {
  const script = `import { run } from ${JSON.stringify(RUN)}; await run(process.execPath, ['-e', ${JSON.stringify(FOREVER)}]);`;
  const parent = spawn(
    process.execPath,
    [
      '-e',
      `require('node:child_process').spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(script)}], { stdio: 'inherit' })`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  started.push(parent);
  const [chunk] = (await once(parent.stdout, 'data')) as [Buffer];
  const program = Number(chunk.toString());
  expect(isAlive(program)).toBe(true);
  parent.kill('SIGKILL');
  await expect.poll(() => isAlive(program)).toBe(false);
});
