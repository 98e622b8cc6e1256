import { QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { FreshQueryClient } from './fresh-query-client.ts';

it('asks again what was invalidated while it was asked for the first time', async () => {
  const client = new FreshQueryClient();
  const answers: ((answer: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => answers.push(resolve));
  const observer = new QueryObserver(client, { queryKey: ['list'], queryFn });
  const stop = observer.subscribe(() => undefined);

  const invalidated = Promise.all([1, 2].map(() => client.invalidateQueries({ queryKey: ['list'] })));
  expect(answers).toHaveLength(1);
  answers[0]?.('before the change');
  await expect.poll(() => answers.length).toBe(2);
  expect(observer.getCurrentResult().data).toBe('before the change');
  answers[1]?.('after the change');
  await invalidated;
  expect(observer.getCurrentResult()).toMatchObject({ data: 'after the change', fetchStatus: 'idle' });
  expect(answers).toHaveLength(2);
  stop();
  client.clear();
});
