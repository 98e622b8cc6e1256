import { expect, type Page } from 'playwright/test';

/** Asks the API as the signed-in person of this page would. */
async function ask<Answer>(page: Page, procedure: string, input: object): Promise<Answer> {
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
    readonly priceMinor: number;
  }[];
}

/** Takes an order of what is suggested to the first customer that has a suggestion. */
export async function takeOrder(page: Page): Promise<{ readonly number: string; readonly cutoffAtMs: number }> {
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
    return { ...(await ask<{ number: string }>(page, 'orders.submit', { ...order, lines })), cutoffAtMs };
  }
  throw new Error('nobody is suggested anything');
}
