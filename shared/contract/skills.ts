import { z } from 'zod';
import { classChangeTarget } from './class-changes.ts';
import { id } from './primitives.ts';

/** A company's own word for what not everybody can do: a language, a kind of customer. */
export const skillRow = z.object({
  id,
  code: z.string(),
  name: z.string(),
  /** Nothing asks for it and nobody is offered it; who holds or needs it keeps it for the case that it comes back. */
  retired: z.boolean(),
  /** Active people who hold it. */
  people: z.number().int(),
  customers: z.number().int(),
});
export type SkillRow = z.infer<typeof skillRow>;

/** Without `id` a new one is made. */
export const saveSkillInput = z.object({
  id: id.optional(),
  code: z.string().trim().min(1).max(16),
  name: z.string().trim().min(1).max(40),
});
export type SaveSkillInput = z.output<typeof saveSkillInput>;

export const retireSkillInput = z.object({ id, retired: z.boolean() });
export type RetireSkillInput = z.output<typeof retireSkillInput>;

/** What people hold, retired skills too; who holds nothing is absent. */
export const heldSkillsOutput = z.array(z.object({ operatorId: id, skillIds: z.array(id) }));

/** What is given to and taken from each of these people; other skills stay as they are. */
export const giveSkillsInput = z.object({
  operatorIds: z.array(id).min(1).max(1000),
  add: z.array(id).max(100).default([]),
  remove: z.array(id).max(100).default([]),
});
export type GiveSkillsInput = z.output<typeof giveSkillsInput>;
/** What these customers need from now on, and what no longer. */
export const needSkillsInput = z.object({
  target: classChangeTarget,
  add: z.array(id).max(100).default([]),
  remove: z.array(id).max(100).default([]),
  reason: z.string().trim().max(200).default(''),
});
export type NeedSkillsInput = z.output<typeof needSkillsInput>;
export const changedCount = z.object({ changed: z.number().int() });
