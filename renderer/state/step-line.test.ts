import { expect, it } from 'vitest';
import { createStepLine } from './step-line.ts';

/** A line whose steps are answered by hand. */
function lineOf() {
  const told: string[] = [];
  const busy: boolean[] = [];
  const answers = new Map<string, (done: boolean) => void>();
  const line = createStepLine(
    async () => void told.push('shown'),
    (now) => busy.push(now),
  );
  const step = (name: string, input?: unknown) =>
    line.add(name, input, () => {
      told.push(name);
      return new Promise((resolve) => answers.set(name, resolve));
    });
  const answer = async (name: string, done = true) => {
    answers.get(name)?.(done);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { line, step, answer, told, busy };
}
const settle = () => new Promise((resolve) => setTimeout(resolve));

it('sends a step once the one before it is answered and shown', async () => {
  const { line, step, answer, told, busy } = lineOf();
  void step('pause', 'rest');
  void step('ready');
  await settle();
  expect(told).toEqual(['pause']);
  await answer('pause');
  expect(told).toEqual(['pause', 'shown', 'ready']);
  expect(line.busy).toBe(true);
  await answer('ready');
  expect(line.busy).toBe(false);
  expect(busy.at(-1)).toBe(false);
});

it('goes on after a step that was refused', async () => {
  const { step, answer, told } = lineOf();
  const first = step('convey');
  void step('record');
  await settle();
  await answer('convey', false);
  expect(await first).toBe(false);
  expect(told).toContain('record');
});

it('does the same step once while it is under way or waits, and another input as another step', async () => {
  const { line, step, answer, told } = lineOf();
  void step('record', { disposition: 'busy' });
  void step('takeNext');
  await settle();
  expect(step('takeNext')).toBe(step('takeNext'));
  expect(line.has('takeNext', undefined)).toBe(true);
  expect(line.has('record', { disposition: 'no-answer' })).toBe(false);
  await answer('record');
  await answer('takeNext');
  expect(told.filter((each) => each === 'takeNext')).toHaveLength(1);
});

it('is idle once everything is answered and shown, also what was added meanwhile', async () => {
  const { line, step, answer, told } = lineOf();
  void step('pause');
  void line.idle().then(() => told.push('idle'));
  void step('ready');
  await settle();
  await answer('pause');
  expect(told).not.toContain('idle');
  await answer('ready');
  expect(told).toEqual(['pause', 'shown', 'ready', 'shown', 'idle']);
  await line.idle();
});

it('presses a held key once, when everything before it is answered and shown', async () => {
  const { line, step, answer, told } = lineOf();
  void step('record');
  line.hold('F2', () => told.push('F2 too early'));
  line.hold('F2', () => told.push('F2'));
  await settle();
  expect(told).toEqual(['record']);
  await answer('record');
  expect(told).toEqual(['record', 'shown', 'F2']);
});

it('forgets a held key when the step before it was refused', async () => {
  const { line, step, answer, told } = lineOf();
  void step('record');
  line.hold('F2', () => told.push('F2'));
  await settle();
  await answer('record', false);
  expect(told).toEqual(['record', 'shown']);
  void step('record');
  await settle();
  await answer('record');
  expect(told).not.toContain('F2');
});
