import type { InHand } from '../../../../shared/contract/calls.ts';
import type { CaseSubject } from '../../../state/kept-cases.ts';

/** Whom a case that is begun now is about. */
export function subjectOf({ customer, call }: InHand): CaseSubject {
  return { customerId: customer?.id ?? null, callId: call?.id ?? null };
}
