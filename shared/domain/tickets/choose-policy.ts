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
  return rankPolicies(policies, facts)[0]?.policy ?? null;
}

/** What put one policy behind the chosen one. */
export type PolicyPart = 'category' | 'priority' | 'class' | 'older';
const PARTS: readonly PolicyPart[] = ['category', 'priority', 'class'];

/** Every policy that fits a case, the chosen one first; each of the others with what put it behind that one. */
export function rankPolicies<Policy extends PolicyChoice>(
  policies: readonly Policy[],
  facts: PolicyFacts,
): { readonly policy: Policy; readonly by: PolicyPart | null }[] {
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
    .filter(({ order }) => order.every(Number.isFinite))
    .toSorted((a, b) => {
      const at = a.order.findIndex((value, index) => value !== b.order[index]);
      return at < 0 ? compareIds(b.policy.id, a.policy.id) : (a.order[at] as number) - (b.order[at] as number);
    });
  return ranked.map(({ policy, order }, place) => {
    const at = order.findIndex((value, index) => value !== ranked[0]?.order[index]);
    return { policy, by: place === 0 ? null : (PARTS[at] ?? 'older') };
  });
}

function compareIds(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
