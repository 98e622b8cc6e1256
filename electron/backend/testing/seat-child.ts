import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { skipSyncs } from '../../../db/testing/database-faults.ts';
import { dial } from '../calls/dial.ts';
import { takeNext } from '../calls/take-next.ts';
import { releaseCall } from '../queue/release-call.ts';
import { takeNextCall } from '../queue/take-next-call.ts';
import { becomeReady } from '../seats/become-ready.ts';
import { createTempBackend } from './temp-backend.ts';

/**
 * A process of its own on a data folder that tests share and kill. `work FIRST ROUNDS`: four seats from `opFIRST` on take
 * calls at the same moment and give them back, again and again. `die LOGIN`: one seat dials its next customer and stays.
 */
const [, , dataDir = '', mode = '', who = '', rounds = '0'] = argv;
const SEATS = 4;
const backend = createTempBackend({ dataDir });
skipSyncs(backend.services.db);
const seat = (operatorId: string) =>
  backend.context(backend.actor(['operator'], { operatorId }), { sessionHash: operatorId, windowId: operatorId });
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);
const quiet = { audit: 'none' } as const;

if (mode === 'work') {
  const seats = Array.from({ length: SEATS }, (_, at) => seat(`op${Number(who) + at}`));
  let taken = 0;
  for (let round = 0; round < Number(rounds); round += 1) {
    const calls = await Promise.all(seats.map((ctx) => backend.command(ctx, takeNextCall, {}, quiet)));
    taken += calls.filter(({ call }) => call !== null).length;
    await Promise.all(
      calls.map(({ call }, at) =>
        call === null
          ? undefined
          : backend.command(
              seats[at] as (typeof seats)[number],
              releaseCall,
              { taskId: call.taskId, reason: '' },
              quiet,
            ),
      ),
    );
  }
  say({ taken });
  await backend.close();
} else {
  await backend.command(seat(who), becomeReady, {});
  await backend.command(seat(who), takeNext, {});
  const { task } = await backend.command(seat(who), dial, {});
  say({ taskId: task?.taskId });
  setInterval(() => undefined, 1000);
}
