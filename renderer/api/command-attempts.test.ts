import { describe, expect, it, vi } from 'vitest';
import { type Intention, intentionFor, runAttempts } from './command-attempts.ts';

class Refusal extends Error {}
class Silence extends Error {}

function attempts(waitsMs: readonly number[]) {
  const slept: number[] = [];
  return {
    slept,
    options: {
      commandId: 'the-intention',
      waitsMs,
      sleep: async (ms: number) => void slept.push(ms),
      isUnanswered: (error: unknown) => error instanceof Silence,
    },
  };
}

describe('runAttempts', () => {
  it('asks again with the same id until there is an answer', async () => {
    const { slept, options } = attempts([10, 20, 30]);
    const mutate = vi
      .fn<(commandId: string) => Promise<string>>()
      .mockRejectedValueOnce(new Silence())
      .mockRejectedValueOnce(new Silence())
      .mockResolvedValue('done');
    await expect(runAttempts(mutate, options)).resolves.toBe('done');
    expect(mutate.mock.calls).toEqual([['the-intention'], ['the-intention'], ['the-intention']]);
    expect(slept).toEqual([10, 20]);
  });

  it('takes a refusal for an answer', async () => {
    const { slept, options } = attempts([10, 20]);
    const mutate = vi.fn().mockRejectedValue(new Refusal());
    await expect(runAttempts(mutate, options)).rejects.toBeInstanceOf(Refusal);
    expect(mutate).toHaveBeenCalledTimes(1);
    expect(slept).toEqual([]);
  });

  it('gives up after the last wait', async () => {
    const { options } = attempts([10, 20]);
    const mutate = vi.fn().mockRejectedValue(new Silence());
    await expect(runAttempts(mutate, options)).rejects.toBeInstanceOf(Silence);
    expect(mutate).toHaveBeenCalledTimes(3);
  });
});

describe('intentionFor', () => {
  const ids = () => {
    let n = 0;
    return () => {
      n += 1;
      return `id-${n}`;
    };
  };
  const unsettled: Intention = { inputJson: '{"quantity":2}', commandId: 'unanswered' };

  it('keeps the id of what was never answered', () => {
    expect(intentionFor({ quantity: 2 }, unsettled, ids())).toBe(unsettled);
  });

  it('makes a new one for anything else', () => {
    expect(intentionFor({ quantity: 3 }, unsettled, ids()).commandId).toBe('id-1');
    expect(intentionFor({ quantity: 2 }, null, ids()).commandId).toBe('id-1');
    expect(intentionFor(undefined, null, ids())).toEqual({ inputJson: '', commandId: 'id-1' });
  });
});
