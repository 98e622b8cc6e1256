import type { z } from 'zod';
import { type CallLogPosition, readCallLog } from '../../../db/call-log.ts';
import type { CallLogPage, callLogPageInput } from '../../../shared/contract/call-log.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Query } from '../services.ts';
import { callLogViewOf, checkRange } from './call-log-view.ts';

/** A page of the log, newest first, within the asker's view. */
export const readCallLogPage: Query<z.output<typeof callLogPageInput>, CallLogPage> = (db, ctx, input) => {
  checkRange(input.filter);
  const after = input.cursor === null ? null : positionOf(input.cursor);
  const { rows, next } = readCallLog(db, input.filter, callLogViewOf(ctx.actor), after, input.limit);
  return {
    rows,
    nextCursor: next && `${next.businessDate}.${next.startedAtMs}.${next.rowId}`,
    searchedTo: next === null ? null : next.businessDate,
  };
};

function positionOf(cursor: string): CallLogPosition {
  const parts = /^(\d{4}-\d{2}-\d{2})\.(-?\d{1,15})\.(\d{1,15})$/.exec(cursor);
  if (!parts) throw new AppError('invalid', 'cursor-invalid');
  return { businessDate: parts[1] as string, startedAtMs: Number(parts[2]), rowId: Number(parts[3]) };
}
