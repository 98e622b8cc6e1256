import type { z } from 'zod';
import type { ReadableDB } from '../../../db/connection.ts';
import { companySettings } from '../../../db/settings.ts';
import {
  answerRemark,
  countUnreadRemarks,
  countUnseenAnswers,
  findRemark,
  markAnswersSeen,
  markRemarkRead,
  nextUnreadRemark,
} from '../../../db/work-remarks.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type {
  ReadRemark,
  readRemarkOutput,
  remarksWaiting,
  seeAnswersInput,
} from '../../../shared/contract/work-log.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { Query, ReadContext, UseCase } from '../services.ts';
import { remarkReachOf, requireWorker } from './reach.ts';

/** A lead has read what somebody wrote, and may answer; from then on the text is fixed. Errors: as in the contract. */
export const readRemark: UseCase<ReadRemark, z.input<typeof readRemarkOutput>> = (tx, ctx, input) => {
  const { actor, nowMs } = ctx;
  const remark = findRemark(tx, input.remarkId);
  if (!remark) throw new AppError('not-found', 'remark-unknown');
  const worker = requireWorker(tx, actor, remark.operatorId);
  if (worker.id === actor.operatorId) throw new AppError('forbidden', 'remark-own');
  if (remark.revision !== input.revision) throw new AppError('conflict', 'remark-went-on', { name: worker.name });
  const answer = input.answer.trim();
  if (answer !== '' && remark.answer !== null && remark.answer !== answer) {
    throw new AppError('conflict', 'remark-answered', { name: remark.answeredBy ?? '' });
  }
  const by = { id: remark.id, atMs: nowMs, name: actor.name };
  const isNew = remark.readAtMs === null;
  const answers = answer !== '' && remark.answer === null;
  if (isNew) markRemarkRead(tx, { ...by, operatorId: actor.operatorId });
  if (answers) answerRemark(tx, { ...by, text: answer });
  if (isNew || answers) {
    ctx.audit({
      entity: 'work-remark',
      entityId: remark.id,
      before: { readBy: remark.readBy, answer: remark.answer },
      after: { readBy: remark.readBy ?? actor.name, answer: answers ? answer : remark.answer },
    });
    ctx.publish('remark.changed', [remark.operatorId]);
  }
  return { next: nextUnreadRemark(tx, remarkReachOf(actor), remark.businessDate) ?? null };
};

/** The asker has seen the answers to the own remarks of a day. */
export const seeAnswers: UseCase<z.output<typeof seeAnswersInput>, { ok: true }> = (tx, ctx, { date }) => {
  const { operatorId } = ctx.actor;
  if (markAnswersSeen(tx, operatorId, date, ctx.nowMs) > 0) ctx.publish('remark.changed', [operatorId]);
  return { ok: true };
};

/** What of remarks waits for the asker: those of others to read, answers to the own. */
export const countWaitingRemarks: Query<unknown, z.input<typeof remarksWaiting>> = (db, ctx) => {
  const { actor } = ctx;
  const mayRead = actor.rights.has('supervision.read') && actor.scope !== 'own';
  return {
    unread: mayRead ? countUnreadRemarks(db, remarkReachOf(actor)) : 0,
    answers: countUnseenAnswers(db, actor.operatorId),
    nextUnread: mayRead ? (nextUnreadRemark(db, remarkReachOf(actor), today(db, ctx)) ?? null) : null,
  };
};

function today(db: ReadableDB, ctx: ReadContext): string {
  return businessDateAt(ctx.nowMs, companySettings(db).timeZone);
}
