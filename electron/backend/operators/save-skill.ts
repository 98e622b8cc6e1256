import type { ReadableDB } from '../../../db/connection.ts';
import {
  deleteSkill,
  findSkillNamed,
  freeUnskilledCalls,
  insertSkill,
  type ListedSkill,
  listSkills,
  updateSkill,
} from '../../../db/skills.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { RetireSkillInput, SaveSkillInput } from '../../../shared/contract/skills.ts';
import type { CommandContext, UseCase } from '../services.ts';

/** Errors: `not-found/skill-unknown`. */
export function requireSkill(db: ReadableDB, id: string): ListedSkill {
  const skill = listSkills(db).find((each) => each.id === id);
  if (!skill) throw new AppError('not-found', 'skill-unknown');
  return skill;
}

/**
 * Adds a skill, or renames one. No code or name is another one's code or name, so that a file may say either.
 * Errors: `not-found/skill-unknown`, `conflict/skill-taken` {word}.
 */
export const saveSkill: UseCase<SaveSkillInput, { id: string }> = (tx, ctx, { id, code, name }) => {
  const before = id === undefined ? undefined : requireSkill(tx, id);
  for (const [path, word] of Object.entries({ code, name })) {
    const holder = findSkillNamed(tx, word);
    if (holder && holder.id !== id) {
      throw new AppError('conflict', 'skill-taken', { word }, [{ path, key: 'skill-taken', params: { word } }]);
    }
  }
  const skill = { id: id ?? ctx.newId(), code, name, retired: before?.retired ?? false };
  (before ? updateSkill : insertSkill)(tx, skill);
  const { id: entityId } = skill;
  ctx.audit({ entity: 'skill', entityId, ...(before ? { before: shown(before) } : {}), after: { code, name } });
  ctx.publish('skill.changed', [entityId]);
  return { id: entityId };
};

/**
 * Retires a skill, or brings it back. Retired it is asked for by nothing; open calls follow at once, both ways.
 * Error: `not-found/skill-unknown`.
 */
export const setSkillRetired: UseCase<RetireSkillInput, { ok: true }> = (tx, ctx, { id, retired }) => {
  const before = requireSkill(tx, id);
  updateSkill(tx, { ...before, retired });
  ctx.audit({ entity: 'skill', entityId: id, before: { retired: before.retired }, after: { retired } });
  skillsTakeHold(tx, ctx, [id]);
  return { ok: true };
};

/** Errors: `not-found/skill-unknown`, `refused/skill-in-use` {name, people, customers}: it can be retired. */
export const removeSkill: UseCase<{ id: string }, { ok: true }> = (tx, ctx, { id }) => {
  const skill = requireSkill(tx, id);
  const { name, holders: people, customers } = skill;
  if (people + customers > 0) throw new AppError('refused', 'skill-in-use', { name, people, customers });
  deleteSkill(tx, id);
  ctx.audit({ entity: 'skill', entityId: id, before: shown(skill) });
  ctx.publish('skill.changed', [id]);
  return { ok: true };
};

/** After any change of who holds or needs what: calls that a rule gave to the wrong person are free again. */
export function skillsTakeHold(tx: Parameters<typeof freeUnskilledCalls>[0], ctx: CommandContext, ids: string[]): void {
  const freed = freeUnskilledCalls(tx);
  ctx.publish('skill.changed', ids);
  ctx.publish('queue.changed', freed);
}

function shown({ code, name }: ListedSkill) {
  return { code, name };
}
