/** An operator as a day's plan sees it. */
export interface PlannedOperator {
  readonly id: string;
  readonly active: boolean;
  /** Who stands in where the customer names nobody. */
  readonly deputyId: string | null;
  /** Who gets the calls while the operator is absent that day; null: at work. */
  readonly absence: 'deputy' | 'by-load' | null;
}

export type ResolvedOwner =
  | { readonly kind: 'owner' | 'deputy'; readonly operatorId: string }
  /** Shared out among those at work. */
  | { readonly kind: 'shared' }
  | { readonly kind: 'anyone' };

/**
 * Who gets the call of a customer: its own operator; when that one is absent (or works here no more) the customer's
 * deputy, else the operator's, else anyone; or everybody at work by load, where the absence was marked so. A deputy who
 * may not stand in (lacks a skill that the customer needs) is passed over.
 * Source: product.md section 2, giving out and absence.
 */
export function resolveOwner(
  customer: { readonly ownerId: string | null; readonly deputyId: string | null },
  operatorOf: (id: string) => PlannedOperator | undefined,
  mayStandIn: (id: string) => boolean = () => true,
): ResolvedOwner {
  const owner = customer.ownerId === null ? undefined : operatorOf(customer.ownerId);
  if (!owner) return { kind: 'anyone' };
  if (isAtWork(owner)) return { kind: 'owner', operatorId: owner.id };
  if (owner.active && owner.absence === 'by-load') return { kind: 'shared' };
  for (const id of [customer.deputyId, owner.deputyId]) {
    const deputy = id === null ? undefined : operatorOf(id);
    if (deputy && isAtWork(deputy) && mayStandIn(deputy.id)) return { kind: 'deputy', operatorId: deputy.id };
  }
  return { kind: 'anyone' };
}

export function isAtWork(operator: PlannedOperator): boolean {
  return operator.active && operator.absence === null;
}
