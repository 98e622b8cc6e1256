import type { ReadableDB } from '../../../db/connection.ts';
import { holdersOfSet, namesOfSets } from '../../../db/queue-skills.ts';
import type { SkillEffect } from '../../../shared/contract/effects.ts';
import type { SkillSet } from '../../../shared/domain/queue/skills.ts';
import { someNames } from '../queue/some-names.ts';

/** Calls that a rule gives to who holds what they need, and those of them on days on which nobody does. */
export interface SkillCount {
  readonly calls: number;
  readonly nobody: number;
}
export type SkillCounts = ReadonlyMap<SkillSet, SkillCount>;

const NONE: SkillCount = { calls: 0, nobody: 0 };

export function addSkillCalls(counts: Map<SkillSet, SkillCount>, needed: SkillSet, n: number, isTaken: boolean): void {
  const { calls, nobody } = counts.get(needed) ?? NONE;
  counts.set(needed, { calls: calls + n, nobody: nobody + (isTaken ? 0 : n) });
}

/** What calls ask for before and after, those that nobody could be given first, with who holds it at all. */
export function joinSkills(db: ReadableDB, before: SkillCounts, after: SkillCounts): SkillEffect[] {
  const sets = [...new Set([...before.keys(), ...after.keys()])];
  const names = namesOfSets(db, sets);
  return sets
    .map((set): SkillEffect => {
      const [old, now] = [before.get(set) ?? NONE, after.get(set) ?? NONE];
      return {
        skills: names.get(set) ?? '',
        calls: { before: old.calls, after: now.calls },
        nobody: { before: old.nobody, after: now.nobody },
        holders: someNames(holdersOfSet(db, set, { all: 1, teamId: null }).map(({ name }) => name)),
      };
    })
    .sort((a, b) => b.nobody.after - a.nobody.after || b.calls.after - a.calls.after || (a.skills < b.skills ? -1 : 1));
}
