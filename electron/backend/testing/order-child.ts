import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { skipSyncs } from '../../../db/testing/database-faults.ts';
import { DELIVERY_DATE } from '../../../db/testing/seed-order-center.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { saveDraft } from '../orders/save-draft.ts';
import { submitOrder } from '../orders/submit-order.ts';
import { createOrderWorker } from './order-worker.ts';
import { createTempBackend } from './temp-backend.ts';

/**
 * A process of its own on a data folder that tests share and kill: `submit` orders one piece at a time until it is
 * refused, `draft` types for ever, `work … SEED STEPS` has three seats submit, change, add to and cancel orders of the same
 * customers at the same moment. What was acknowledged is written to standard output before anything else happens.
 */
const [, , dataDir = '', mode = '', login = 'op1', customerId = 'customer'] = argv;
const backend = createTempBackend({ dataDir });
const ctx = backend.context(backend.actor(['operator'], { operatorId: login, login, name: login, teamId: 'team' }));
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const order = { customerId, deliveryDate: DELIVERY_DATE };

if (mode === 'submit') {
  const lines = [
    { productId: 'stocked', quantity: 1, priceMinor: 19_500 },
    { productId: 'quota', quantity: 1, priceMinor: 38_160 },
  ];
  for (;;) {
    try {
      const { number } = await backend.command(ctx, submitOrder, { ...order, draftRevision: null, note: '', lines });
      say({ number });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      say({ refused: error.key, fields: error.fields.map((field) => field.key) });
      break;
    }
  }
} else if (mode === 'work') {
  skipSyncs(backend.services.db);
  const worker = createOrderWorker(backend, ctx);
  const seats = [1, 2, 3].map((seat) => worker(`${argv[6]} ${seat}`, Number(argv[7])));
  for (const counts of await Promise.all(seats)) say(counts);
} else {
  const spec = { audit: 'none', commandId: null } as const;
  for (let baseRevision = Number(argv[6] ?? 0); ; baseRevision += 1) {
    const lines = [{ productId: 'plain', quantity: baseRevision + 1 }];
    const input = { ...order, baseRevision, lines, note: '', takeOver: false };
    const { revision } = await backend.command(ctx, saveDraft, input, spec);
    say({ revision });
  }
}
await backend.close();
