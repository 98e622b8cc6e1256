import type { ReadableDB } from '../../../db/connection.ts';
import type { ErrorData } from '../../../shared/contract/errors.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { LiveView, MoveProposal } from '../../../shared/contract/supervision.ts';
import type { ReadContext } from '../services.ts';
import type { LiveSource } from './live-source.ts';
import { proposeCalls } from './propose-calls.ts';
import { showLive } from './show-live.ts';

/** What is asked about the center as it is now, by whom. */
export type LiveAsk =
  | { readonly kind: 'view'; readonly ctx: ReadContext }
  | { readonly kind: 'propose'; readonly ctx: ReadContext; readonly routeId: string | null };
export type LiveAnswer<Ask extends LiveAsk = LiveAsk> = Ask extends { kind: 'view' } ? LiveView : MoveProposal;

/** To the thread: several asks are answered from the same facts. */
export interface AskBatch {
  readonly nowMs: number;
  readonly asks: readonly LiveAsk[];
}
/** Back from it, in the same order. */
export type AnsweredAsk =
  | { readonly kind: 'answer'; readonly answer: LiveView | MoveProposal }
  | { readonly kind: 'refused'; readonly error: ErrorData }
  | { readonly kind: 'failed'; readonly stack: string };

/** Answers a batch from one state of the database. */
export function answerAsks(db: ReadableDB, source: LiveSource, { nowMs, asks }: AskBatch): AnsweredAsk[] {
  return db.raw.transaction((): AnsweredAsk[] => {
    const facts = source.facts(nowMs);
    return asks.map((ask): AnsweredAsk => {
      try {
        const ctx = { ...ask.ctx, nowMs };
        return {
          kind: 'answer',
          answer: ask.kind === 'view' ? showLive(db, ctx, facts) : proposeCalls(db, ctx, facts, ask),
        };
      } catch (error) {
        if (error instanceof AppError) return { kind: 'refused', error: error.toData() };
        return { kind: 'failed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
      }
    });
  })();
}
