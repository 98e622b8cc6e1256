import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seedCategory } from '../../../db/testing/seed-category.ts';
import { unreachedDays } from '../../../db/ticket-events.ts';
import { findTicket } from '../../../db/tickets.ts';
import type { Disposition } from '../../../shared/contract/dispositions.ts';
import { answerFollowUpInput } from '../../../shared/contract/follow-ups.ts';
import { moveTicketInput, registerTicketInput } from '../../../shared/contract/tickets.ts';
import { addDays, businessDateAt, weekdayOf } from '../../../shared/domain/calendar/business-date.ts';
import { finishCall } from '../calls/finish-call.ts';
import { buildQueue } from '../queue/build-queue.ts';
import { runInline } from '../testing/inline-job.ts';
import { createSeatCenter } from '../testing/seat-center.ts';
import { moveTicket } from '../tickets/move-ticket.ts';
import { registerTicket } from '../tickets/register-ticket.ts';
import { answerFollowUp } from './answer-follow-up.ts';

const ZONE = 'Asia/Shanghai';
const STEPS = ['build', 'build-next', 'no-answer', 'busy', 'refused', 'callback', 'no-order'] as const;
const OTHERS = ['next-day', 'next-day', 'answer', 'unsettled', 'ask-again', 'bar', 'unbar', 'web-order'] as const;
const HOUR_SECONDS = 3600;

it('a case that asks is on one agenda after any sequence of builds, days, calls and answers, and no other case is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...STEPS, ...OTHERS), { minLength: 4, maxLength: 12 }),
      fc.constantFrom('TU', 'MO,TU,WE,TH,FR'),
      async (steps, weekdays) => {
        const center = await createSeatCenter();
        try {
          const { db, writer } = center.services;
          const exec = (text: string) => writer.write((tx) => void tx.raw.exec(text));
          await exec(`DELETE FROM call_item; DELETE FROM call_task; UPDATE customer SET do_not_call = 1 WHERE id <> 'customer';
            INSERT INTO order_cycle_strategy (id, name, valid_from, rule, holiday_rule)
              VALUES ('s', '默认', '2000-01-01', 'FREQ=WEEKLY;BYDAY=${weekdays}', 'later')`);
          await writer.write((tx) => seedCategory(tx, { id: 'goods', code: 'G', name: 'Goods' }));
          const lead = center.as('lead');
          const given = { kind: 'complaint', categoryId: 'goods', customerId: 'customer', description: '破损' };
          const { ticketId } = await center.command(lead, registerTicket, registerTicketInput.parse(given));
          const stored = () => findTicket(db, ticketId) as NonNullable<ReturnType<typeof findTicket>>;
          const move = async (transition: string, more = {}) => {
            const input = { ticketId, version: stored().version, transition, ...more };
            await center.command(center.as('lead'), moveTicket, moveTicketInput.parse(input));
          };
          const ask = async () => {
            await move('accept');
            await move('resolve', { result: '已换', rootCause: 'other' });
            await move('ask-customer');
          };
          await ask();
          const seat = center.seat('op1');
          await seat.ready();
          const today = () => businessDateAt(center.clock.nowMs, ZONE);
          const call = async (disposition: Disposition) => {
            if ((await seat.next()).inHand.task === null) return;
            await seat.dial();
            const asksOrder = seat.inHand().task?.items.some(({ kind, state }) => kind === 'order' && state === 'open');
            await seat.record({
              disposition: disposition === 'no-order' && !asksOrder ? 'handled' : disposition,
              ...(disposition === 'no-order' && asksOrder ? { noOrderReason: 'enough-stock' } : {}),
              ...(disposition === 'callback' ? { promisedAtMs: center.clock.nowMs + 600_000, promisedTo: 'any' } : {}),
            });
            await seat.do(finishCall, {});
          };
          for (const step of steps) {
            const { state, satisfaction } = stored();
            const asks = state === 'follow-up' && satisfaction === null;
            if (step === 'build' || step === 'build-next') {
              const date = step === 'build' ? today() : addDays(today(), 1);
              await runInline(center, buildQueue, { date, teamId: null, builtBy: 'test' });
            } else if (step === 'next-day') center.after(24 * HOUR_SECONDS);
            else if (step === 'bar' || step === 'unbar')
              await exec(`UPDATE customer SET do_not_call = ${step === 'bar' ? 1 : 0} WHERE id = 'customer'`);
            else if (step === 'web-order')
              await exec(`UPDATE call_item SET state = 'closed', closed_reason = 'ordered-by-other-channel'
                WHERE kind = 'order' AND state = 'open'`);
            else if (step === 'ask-again') {
              if (state === 'reopened') await ask();
            } else if (step === 'answer' || step === 'unsettled') {
              const said = { settled: step === 'answer', satisfaction: 3, remark: 'x', version: stored().version };
              const input = answerFollowUpInput.parse({ ticketId, ...said });
              if (asks) await center.command(center.as('lead'), answerFollowUp, input);
            } else await call(step);

            const agendas = db.raw
              .prepare(`SELECT t.state, t.business_date AS date FROM call_item i JOIN call_task t ON t.id = i.task_id
                WHERE i.kind = 'follow-up' AND i.state = 'open'`)
              .all() as { state: string; date: string }[];
            const now = stored();
            const stillAsks = now.state === 'follow-up' && now.satisfaction === null && unreachedDays(db, ticketId) < 3;
            expect(agendas.length, `after ${step}`).toBeLessThanOrEqual(stillAsks ? 1 : 0);
            const barred = db.raw.prepare(`SELECT do_not_call FROM customer WHERE id = 'customer'`).pluck().get() === 1;
            const isCallDay = weekdayOf(today()) <= 5;
            if (step !== 'build' || !isCallDay || !stillAsks || barred) continue;
            expect(agendas, `after ${step}`).toHaveLength(1);
            expect(agendas[0]?.state).toBe('open');
            expect((agendas[0]?.date ?? '') >= today()).toBe(true);
          }
        } finally {
          await center.close();
        }
      },
    ),
    { numRuns: 6 },
  );
});
