import { expect, type Page } from 'playwright/test';

/** Asks the API as the signed-in person of this page would. */
export async function ask<Answer>(page: Page, procedure: string, input: object): Promise<Answer> {
  const answer = await page.evaluate(
    async ([path, body]) => {
      const response = await fetch(`/api/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-window-id': 'spec',
          'x-command-id': crypto.randomUUID(),
          authorization: `Bearer ${Object.values(sessionStorage).find((value) => value.length > 30)}`,
        },
        body: body as string,
      });
      return response.json();
    },
    [procedure, JSON.stringify(input)] as const,
  );
  expect(answer.error?.data).toBeUndefined();
  return answer.result.data as Answer;
}

interface Form {
  readonly delivery: { readonly deliveryDate: string; readonly cutoffAtMs: number };
  readonly lines: readonly {
    readonly productId: string;
    readonly suggestedQuantity: number;
    readonly leastQuantity: number;
    readonly quota: object | null;
    readonly priceMinor: number;
  }[];
}

export interface TakenOrder {
  readonly number: string;
  readonly cutoffAtMs: number;
  readonly customerId: string;
  readonly deliveryDate: string;
}

/** Takes an order of what is suggested to the first customer that has a suggestion. */
export async function takeOrder(page: Page): Promise<TakenOrder> {
  const customers = await ask<{ id: string }[]>(page, 'customers.search', { text: '1', limit: 50 });
  for (const { id: customerId } of customers) {
    const form = await ask<Form>(page, 'orders.form', { customerId });
    const lines = form.lines
      .filter((line) => line.suggestedQuantity > 0)
      .slice(0, 4)
      .map(({ productId, suggestedQuantity: quantity, priceMinor }) => ({ productId, quantity, priceMinor }));
    if (!form.delivery || lines.length < 2) continue;
    const { deliveryDate, cutoffAtMs } = form.delivery;
    const order = { customerId, deliveryDate, draftRevision: null, offDayReason: '来电' };
    const { number } = await ask<{ number: string }>(page, 'orders.submit', { ...order, lines });
    return { number, cutoffAtMs, customerId, deliveryDate };
  }
  throw new Error('nobody is suggested anything');
}

/** Takes another order for the same delivery: the least of one product that is free. */
export async function takeAnother(page: Page, { customerId, deliveryDate }: TakenOrder): Promise<string> {
  const form = await ask<Form>(page, 'orders.form', { customerId, deliveryDate });
  const free = form.lines.find((line) => line.quota === null);
  if (!free) throw new Error('every product is given out by quota');
  const lines = [{ productId: free.productId, quantity: free.leastQuantity, priceMinor: free.priceMinor }];
  const order = { customerId, deliveryDate, draftRevision: null, offDayReason: '来电' };
  return (await ask<{ number: string }>(page, 'orders.submit', { ...order, lines })).number;
}
