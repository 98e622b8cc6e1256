import { randomUUID } from 'node:crypto';

/** Seats that work over HTTP as their screens would, one step of one of them every so often. */
export interface SeatLoad {
  /** One command of one seat. Throws what the backend refuses. */
  step(token: string, procedure: string, input: object): Promise<void>;
  /** How long a seat's own question takes, asked so many times, a little apart. */
  requestsMs(token: string, times: number): Promise<number[]>;
  /** Somebody who looks at the live page at this pace; the returned function ends it. */
  look(token: string, everyMs: number): () => void;
  counts(): { readonly changes: number; readonly refused: number };
  stop(): Promise<void>;
}

/** A call from its preview to its result, again and again. */
const CYCLE: readonly (readonly [procedure: string, input: object])[] = [
  ['calls.takeNext', {}],
  ['calls.dial', {}],
  ['calls.answer', {}],
  ['calls.end', {}],
  ['calls.record', { disposition: 'no-order', noOrderReason: 'enough-stock' }],
];

interface SeatsAtWork {
  readonly origin: string;
  /** What the host gave the browser for its launch token. */
  readonly cookie: string;
  readonly tokens: readonly string[];
  readonly everyMs: number;
}

export async function startSeatLoad({ origin, cookie, tokens, everyMs }: SeatsAtWork): Promise<SeatLoad> {
  let changes = 0;
  let refused = 0;
  const under = new Set<Promise<unknown>>();

  async function ask(token: string, procedure: string, input: object): Promise<Response> {
    return fetch(`${origin}/api/${procedure}`, {
      method: 'POST',
      headers: {
        cookie,
        origin,
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'x-window-id': `window-of-${token}`,
        'x-command-id': randomUUID(),
      },
      body: JSON.stringify(input),
    });
  }
  async function step(token: string, procedure: string, input: object): Promise<void> {
    const answer = await ask(token, procedure, input);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${procedure}: ${text}`);
  }

  for (const token of tokens) await step(token, 'seats.ready', {});
  let turn = 0;
  const timer = setInterval(() => {
    const token = tokens[turn % tokens.length] as string;
    const [procedure, input] = CYCLE[Math.floor(turn / tokens.length) % CYCLE.length] as (typeof CYCLE)[number];
    turn += 1;
    const work: Promise<void> = step(token, procedure, input)
      .then(
        () => {
          changes += 1;
        },
        () => {
          refused += 1;
        },
      )
      .finally(() => under.delete(work));
    under.add(work);
  }, everyMs);

  return {
    step,
    async requestsMs(token, times) {
      const ms: number[] = [];
      for (let at = 0; at < times; at += 1) {
        const startedMs = performance.now();
        await (await ask(token, 'seats.keep', {})).text();
        ms.push(performance.now() - startedMs);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return ms;
    },
    look(token, pace) {
      let isOver = false;
      const again = async () => {
        while (!isOver) {
          const startedMs = performance.now();
          await ask(token, 'supervision.live', {}).then((answer) => answer.text());
          await new Promise((resolve) => setTimeout(resolve, Math.max(0, startedMs + pace - performance.now())));
        }
      };
      const work = again().catch(() => undefined);
      under.add(work);
      return () => {
        isOver = true;
      };
    },
    counts: () => ({ changes, refused }),
    async stop() {
      clearInterval(timer);
      await Promise.allSettled(under);
    },
  };
}
