/** What a call asks of whoever is given it, as it is stored: ids of skills in order, a JSON array. */
export type SkillSet = string;
export const NO_SKILLS: SkillSet = '[]';

export function skillsIn(needed: SkillSet): readonly string[] {
  return needed === NO_SKILLS ? [] : (JSON.parse(needed) as string[]);
}

/**
 * True for whoever holds all that is needed; who holds nothing can have a call that asks for nothing. The rule behind
 * every way in which a call is given by rule: from the pool, shared out, overdue, at absence, by load, to a deputy. The
 * customer's own operator and whoever was given the call by name are asked nothing.
 */
export function holdsAll(held: ReadonlySet<string> | undefined, needed: SkillSet): boolean {
  return needed === NO_SKILLS || skillsIn(needed).every((skill) => held?.has(skill) === true);
}

/** Those of some sets that none of these people holds whole. */
export function setsNobodyHolds(
  sets: readonly SkillSet[],
  people: readonly (ReadonlySet<string> | undefined)[],
): SkillSet[] {
  return sets.filter((needed) => !people.some((held) => holdsAll(held, needed)));
}

/** What stands against giving calls to chosen people, as {@link holdsAll} sees it. */
export interface Lack {
  /** Calls that none of them holds the skills of. */
  readonly calls: number;
  /** Ids of the skills that these calls need and not all of them hold. */
  readonly skillIds: readonly string[];
}

/** Null: each of the calls, given by what it needs, has somebody among the people who holds it whole. */
export function lackOf(calls: readonly SkillSet[], people: readonly (ReadonlySet<string> | undefined)[]): Lack | null {
  const beyond = calls.filter((needed) => setsNobodyHolds([needed], people).length > 0);
  if (beyond.length === 0) return null;
  const needed = new Set(beyond.flatMap(skillsIn));
  return { calls: beyond.length, skillIds: [...needed].filter((id) => !people.every((held) => held?.has(id))) };
}
