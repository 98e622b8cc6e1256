import type { z } from 'zod';
import type { WritableDB } from '../../../db/connection.ts';
import {
  deletePause,
  findPause,
  insertPause,
  overlappingPause,
  type PauseRow,
  updatePause,
} from '../../../db/pauses.ts';
import { findSubject } from '../../../db/plan-subjects.ts';
import { companySettings } from '../../../db/settings.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { endPauseInput, SavePauseInput } from '../../../shared/contract/pauses.ts';
import { addDays, businessDateAt } from '../../../shared/domain/calendar/business-date.ts';
import type { UseCase } from '../services.ts';

/**
 * Writes a pause, new or changed. Days that are over stay as they were, so that a past day explains itself for ever.
 * Errors: see `savePauseInput`.
 */
export const savePause: UseCase<SavePauseInput, { pauseId: string }> = (tx, ctx, input) => {
  const { validFrom, validTo } = input;
  if (validTo !== null && validTo < validFrom) {
    const params = { from: validFrom, to: validTo };
    throw new AppError('invalid', 'pause-backwards', params, [{ path: 'validTo', key: 'pause-backwards', params }]);
  }
  const today = businessDateAt(ctx.nowMs, companySettings(tx).timeZone);
  const stored = input.pauseId === null ? undefined : findPause(tx, input.pauseId);
  if (input.pauseId !== null && !stored) throw new AppError('not-found', 'pause-unknown');
  const subject = stored?.subject ?? requireSubject(tx, input);
  if (stored?.validTo && stored.validTo < today) throw new AppError('refused', 'pause-over', { to: stored.validTo });
  if (stored && stored.validFrom < today) {
    if (validFrom !== stored.validFrom) throw new AppError('refused', 'pause-begun', { from: stored.validFrom });
    const yesterday = addDays(today, -1);
    if (validTo !== null && validTo < yesterday) {
      throw new AppError('refused', 'pause-end-past', { to: validTo, yesterday });
    }
  } else if (validFrom < today) throw new AppError('refused', 'pause-begins-past', { from: validFrom, today });

  const pause: PauseRow = {
    id: stored?.id ?? ctx.newId(),
    subject: { kind: subject.kind, id: subject.id },
    validFrom,
    validTo,
    reason: input.reason,
  };
  const other = overlappingPause(tx, pause);
  if (other) {
    const params = { from: other.validFrom, to: other.validTo ?? '…', reason: other.reason };
    throw new AppError('conflict', 'pause-overlaps', params);
  }
  if (stored) updatePause(tx, pause);
  else insertPause(tx, pause);
  ctx.audit({
    entity: 'pause',
    entityId: pause.id,
    before: stored ?? null,
    after: { ...pause, subject },
    reason: input.reason,
  });
  ctx.publish('plan.changed');
  return { pauseId: pause.id };
};

/**
 * Takes back a pause that begins today or later, else ends it yesterday: calls are made again from today on.
 * Errors: `not-found/pause-unknown`, `refused/pause-over` {to}.
 */
export const endPause: UseCase<z.output<typeof endPauseInput>, { ok: true }> = (tx, ctx, { pauseId, reason }) => {
  const stored = findPause(tx, pauseId);
  if (!stored) throw new AppError('not-found', 'pause-unknown');
  const today = businessDateAt(ctx.nowMs, companySettings(tx).timeZone);
  if (stored.validTo !== null && stored.validTo < today)
    throw new AppError('refused', 'pause-over', { to: stored.validTo });
  const after = stored.validFrom >= today ? null : { ...stored, validTo: addDays(today, -1) };
  if (after === null) deletePause(tx, pauseId);
  else updatePause(tx, after);
  ctx.audit({ entity: 'pause', entityId: pauseId, before: stored, after, reason });
  ctx.publish('plan.changed');
  return { ok: true };
};

function requireSubject(tx: WritableDB, { subject }: SavePauseInput) {
  const found = findSubject(tx, subject);
  if (!found) throw new AppError('not-found', `${subject.kind}-unknown`);
  if (found.closed) throw new AppError('refused', 'pause-customer-closed', { name: found.name });
  const { closed: _, ...named } = found;
  return named;
}
