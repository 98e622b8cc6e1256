import type { z } from 'zod';
import { companySettings } from '../../../db/settings.ts';
import { insertRemark, remarksOfDay, removeRemark, rewriteRemark } from '../../../db/work-remarks.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { SaveRemark, savedRemark } from '../../../shared/contract/work-log.ts';
import { businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { UseCase } from '../services.ts';

/**
 * Writes the asker's remark about a day, or writes on at one that no lead has read. The same text again is no change.
 * Errors: as in the contract.
 */
export const saveRemark: UseCase<SaveRemark, z.input<typeof savedRemark>> = (tx, ctx, { date, revision, text }) => {
  const { operatorId } = ctx.actor;
  if (date > businessDateAt(ctx.nowMs, companySettings(tx).timeZone)) throw new AppError('refused', 'remark-in-future');
  const remarks = remarksOfDay(tx, operatorId, date);
  const last = remarks.at(-1);
  const open = last?.readAtMs === null ? last : undefined;
  if (!open && revision > 0) {
    if (last) throw new AppError('conflict', 'remark-read', { name: last.readBy ?? '' });
    throw new AppError('conflict', 'remark-changed');
  }
  if (open && revision !== open.revision) throw new AppError('conflict', 'remark-changed');
  const written = text.trim();
  if (written === (open?.text ?? '')) return { remark: open ?? null };
  const id = open?.id ?? ctx.newId();
  if (written === '') removeRemark(tx, id);
  else if (open) rewriteRemark(tx, { id, text: written, writtenAtMs: ctx.nowMs });
  else {
    const row = { operatorId, businessDate: date, text: written, revision: 1, writtenAtMs: ctx.nowMs };
    insertRemark(tx, { id, ...row });
  }
  ctx.audit({
    entity: 'work-remark',
    entityId: id,
    ...(open ? { before: { text: open.text } } : {}),
    after: { date, text: written },
  });
  ctx.publish('remark.changed', [operatorId]);
  return { remark: remarksOfDay(tx, operatorId, date).find((row) => row.id === id) ?? null };
};
