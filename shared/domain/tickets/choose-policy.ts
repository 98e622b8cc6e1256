import type { TicketKind, TicketPriority } from '../../contract/tickets.ts';

/** What a policy is for. What is null fits everything. */
export interface PolicyChoice {
  readonly id: string;
  readonly kind: TicketKind;
  readonly categoryId: string | null;
  readonly priority: TicketPriority | null;
  readonly classId: string | null;
  readonly createdAtMs: number;
}

export interface PolicyFacts {
  readonly kind: TicketKind;
  /** The category of the case and those above it, the nearest first. */
  readonly categoryIds: readonly string[];
  readonly priority: TicketPriority;
  /** The classes that the customer holds, in the order of their types' ranks. */
  readonly classIds: readonly string[];
}

/**
 * The policy of a case: the one that names the nearest category; among those one that names the priority; among those one
 * that names a class of the customer, the type of the first rank first; at last the newest. null: none fits.
 */
export function choosePolicy<Policy extends PolicyChoice>(
  policies: readonly Policy[],
  facts: PolicyFacts,
): Policy | null {
  const place = (among: readonly string[], id: string | null): number => {
    if (id === null) return among.length;
    const at = among.indexOf(id);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  };
  const ranked = policies
    .filter(({ kind, priority }) => kind === facts.kind && (priority === null || priority === facts.priority))
    .map((policy) => ({
      policy,
      order: [
        place(facts.categoryIds, policy.categoryId),
        policy.priority === null ? 1 : 0,
        place(facts.classIds, policy.classId),
        -policy.createdAtMs,
      ],
    }))
    .filter(({ order }) => order.every(Number.isFinite));
  const first = ranked.toSorted((a, b) => {
    const at = a.order.findIndex((value, index) => value !== b.order[index]);
    return at < 0 ? compareIds(b.policy.id, a.policy.id) : (a.order[at] as number) - (b.order[at] as number);
  })[0];
  return first?.policy ?? null;
}

function compareIds(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
