import type { z } from 'zod';
import { findCustomerChange } from '../../../db/customer-changes.ts';
import type { ApproveChanges, approveChangesInput } from '../../../shared/contract/customer-changes.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ActionContext } from '../api/procedure.ts';
import { runCommand } from '../command.ts';
import { decideChange } from './decide-change.ts';

/**
 * Approves a selection, each in a transaction of its own, so that one refusal leaves the others done and no seat waits
 * for all of them. Asked again with the same command id, what was done stays done.
 */
export async function approveChanges(
  ctx: ActionContext,
  { changeIds }: z.output<typeof approveChangesInput>,
): Promise<ApproveChanges> {
  const { services, commandId } = ctx;
  if (commandId === null) throw new AppError('invalid', 'command-id-missing');
  const refused: ApproveChanges['refused'] = [];
  let approved = 0;
  for (const changeId of new Set(changeIds)) {
    const command = { procedure: ctx.procedure, audit: 'change', commandId: `${commandId} ${changeId}` } as const;
    const input = { changeId, decision: 'approve', reason: '', seen: null } as const;
    try {
      await runCommand(services, ctx, command, input, decideChange);
      approved += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const change = findCustomerChange(services.db, changeId);
      const { key, params } = error.toData();
      const { customerCode = '', customerName = '' } = change ?? {};
      refused.push({ changeId, customerCode, customerName, key, params: { ...params } });
    }
  }
  return { approved, refused };
}
