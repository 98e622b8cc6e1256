import type { ReadableDB } from '../../../db/connection.ts';
import { findOrder } from '../../../db/orders.ts';
import type { TaskOfDay } from '../../../db/queue-lists.ts';
import { itemsOfTask } from '../../../db/queue-tasks.ts';
import { findTicket } from '../../../db/tickets.ts';
import type { ExplainStep } from '../../../shared/contract/queue-plan.ts';
import { formatCutoff, formatInstant, formatMinuteOfDay } from '../../../shared/i18n/format.ts';

export function step(
  key: string,
  params: ExplainStep['params'] = {},
  tone: ExplainStep['tone'] = 'plain',
): ExplainStep {
  return { key, params, tone };
}

/** What a call is about that the rules do not tell: failed orders, follow-ups, and questions such as quotas that came late. */
export function agendaSteps(db: ReadableDB, taskId: string): ExplainStep[] {
  return itemsOfTask(db, taskId).flatMap(({ kind, state, text, referenceId }) => {
    if (state !== 'open') return [];
    if (kind === 'question') return [step('agenda-question', { text: text ?? '' })];
    const ticket = kind === 'follow-up' && referenceId !== null ? findTicket(db, referenceId) : undefined;
    if (ticket) return [step('agenda-follow-up', { number: ticket.number })];
    const order = kind === 'failed-order' && referenceId !== null ? findOrder(db, referenceId) : undefined;
    return order ? [step('agenda-failed-order', { order: order.number })] : [];
  });
}

/** Why a call stands that the plan would not make now; nothing for one that fits it. */
export function standsStep(task: TaskOfDay, isUnplanned: boolean): ExplainStep[] {
  const isLive = task.state === 'open' || task.state === 'held';
  if (!isUnplanned || !isLive || task.source !== 'strategy') return [];
  const steps = task.exceptionGone === 1 ? [step('stands-by-old-exception')] : [];
  return [...steps, step(task.touched === 1 ? 'stands-touched' : 'stands-until-build')];
}

/** By what a free call is given out before others, in the order of the choice; for one in hand what decided. */
export function orderSteps(task: TaskOfDay, zone: string): ExplainStep[] {
  if (task.state === 'held') return [step('task-chosen', { choice: `@queue.choice.${task.chosenBy ?? 'by-hand'}` })];
  if (task.state !== 'open' || task.place !== 'pool') return [];
  const { preferredFromMinute: from, preferredToMinute: to } = task;
  return [
    step('task-order', {
      cutoff: task.cutoffAtMs === null ? '–' : formatCutoff(task.cutoffAtMs, zone),
      rank: task.rank,
      attempts: task.attempts,
      hour: from === null || to === null ? '–' : `${formatMinuteOfDay(from)}–${formatMinuteOfDay(to)}`,
      route: task.routeCode || '–',
      code: task.customerCode,
    }),
  ];
}

/** Where the call of the day stands. */
export function taskStep(task: TaskOfDay, zone: string): ExplainStep {
  const time = (atMs: number | null): string => (atMs === null ? '' : formatInstant(atMs, zone, 'time'));
  const { attempts, mostAttempts: most } = task;
  switch (task.state) {
    case 'held':
      return step('task-held', { seat: task.holder ?? '' });
    case 'done':
      return task.disposition === null
        ? step('task-done-unasked')
        : step('task-done', { disposition: `@callLog.disposition.${task.disposition}` });
    case 'missed':
      return step('task-missed', { attempts }, 'against');
    case 'carried':
      return step('task-carried');
    case 'dropped':
      return step('task-dropped', {}, 'against');
    case 'open':
      if (task.place === 'waiting') return step('task-waiting', { attempts, most, at: time(task.notBeforeMs) });
      if (task.place === 'promised') return step('task-promised', { at: time(task.promisedAtMs) });
      if (task.place === 'parked') return step('task-parked');
      if (task.place === 'used-up') return step('task-used-up', { attempts, most }, 'against');
      return step('task-open', { attempts, most }, 'for');
  }
}
