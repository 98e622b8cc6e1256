import type { Role } from '../../../../shared/contract/rights.ts';
import type { BulkAsked } from '../../../../shared/contract/ticket-bulk.ts';
import { mayMake } from '../../../../shared/domain/tickets/case-way.ts';

/** What is offered for a selection of cases. */
export const BULK_ACTIONS = ['accept', 'hand-over', 'assign', 'priority', 'category', 'note', 'close'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** Those that somebody with these roles may do at all; giving cases to others is a lead's. */
export function bulkActionsOf(roles: readonly Role[]): BulkAction[] {
  return BULK_ACTIONS.filter((action) => {
    if (action === 'accept' || action === 'hand-over' || action === 'close') return mayMake(action, roles);
    return action !== 'assign' || mayMake('hand-over', roles);
  });
}

/** What the dialog of an action asks for; left out where it does not. */
export interface BulkFields {
  readonly unitId?: string | null;
  readonly assigneeId?: string | null;
  readonly priority?: 'urgent' | 'high' | 'normal' | 'low';
  readonly categoryId?: string;
  readonly text?: string;
  readonly told?: boolean;
  readonly reason?: string;
}

/** The action with what was filled in, as it is asked for; null: something that it cannot do without is missing. */
export function bulkDoing(action: BulkAction, filled: BulkFields): BulkAsked | null {
  const { unitId = null, assigneeId = null, priority, categoryId, text = '', told = false, reason = '' } = filled;
  switch (action) {
    case 'accept':
    case 'hand-over':
    case 'close':
      return { what: 'step', transition: action, unitId, assigneeId, reason };
    case 'assign':
      return { what: 'assign', unitId, assigneeId, reason };
    case 'priority':
      return priority === undefined ? null : { what: 'priority', priority, reason };
    case 'category':
      return categoryId === undefined ? null : { what: 'category', categoryId, reason };
    case 'note':
      return text.trim() === '' ? null : { what: 'note', text, told };
  }
}
