import { z } from 'zod';
import { CHANGE_FIELDS } from '../domain/customers/change-parts.ts';
import { changeField } from './customer-changes.ts';
import { id } from './primitives.ts';
import { fieldDefinition, ticketKind, ticketPriority } from './tickets.ts';

/** Levels of the category tree; deeper ones nobody finds during a call. */
export const MOST_CATEGORY_LEVELS = 4;
const MOST_FIELDS = 20;
const MOST_CHECKS = 20;
/** Open cases of a category are counted so far. */
export const OPEN_CASES_COUNTED = 1000;

const text = (most: number) => z.string().trim().max(most);

/**
 * A category, new (`id` null) or changed. Refusals: `not-found/category-unknown`, `refused/category-inactive` {category},
 * `invalid/category-under-itself`, `invalid/category-too-deep` {most}, `conflict/category-code-taken` {code},
 * `conflict/category-name-taken` {name}, `invalid/category-field-twice` {field}, `invalid/category-field-choices` {field},
 * `not-found/unit-unknown`, `refused/unit-inactive` {unit}.
 */
export const saveCategoryInput = z.object({
  id: id.nullable(),
  /** Of a new one; a known one keeps its kind. */
  kind: ticketKind,
  parentId: id.nullable(),
  /** Empty: the next free one. */
  code: text(20).default(''),
  name: text(60).min(1),
  unitId: id.nullable(),
  priority: ticketPriority,
  fields: z.array(fieldDefinition).max(MOST_FIELDS),
  checklist: z.array(text(200).min(1)).max(MOST_CHECKS),
  template: text(2000),
  /** What of the customer's data its requests change; of service requests only. */
  changeFields: z.array(changeField).max(CHANGE_FIELDS.length).default([]),
});
export type SaveCategoryInput = z.output<typeof saveCategoryInput>;
export const categoryInput = z.object({ id });
export const saveCategoryOutput = z.object({ id });

/** Among its neighbours: one place up (-1) or down (1); at the end nothing happens. */
export const moveCategoryInput = z.object({ id, by: z.union([z.literal(-1), z.literal(1)]) });
export const setCategoryActiveInput = z.object({ id, active: z.boolean() });

/** `removed` false: it is used, so it was made inactive; its open cases keep it, counted to `OPEN_CASES_COUNTED`. */
export const removeCategoryOutput = z.object({ removed: z.boolean(), openCases: z.number().int() });
export type RemoveCategoryOutput = z.output<typeof removeCategoryOutput>;

/** The usual categories of the trade, in the language of the screen, for kinds that have none yet. */
export const createStarterInput = z.object({ language: z.enum(['zh-CN', 'en']) });
export const createStarterOutput = z.object({ created: z.number().int() });

const category = z.object({
  id,
  kind: ticketKind,
  parentId: id.nullable(),
  /** 0 at the root. */
  level: z.number().int(),
  code: z.string(),
  name: z.string(),
  /** Its own unit; null: that of the category above. */
  unitId: id.nullable(),
  /** Who gets its cases, the category above asked; null: nobody by itself. */
  unitName: z.string().nullable(),
  priority: ticketPriority,
  fields: z.array(fieldDefinition),
  checklist: z.array(z.string()),
  template: z.string(),
  changeFields: z.array(changeField),
});

/** For whoever registers: those in use, as a tree read from the top, each after the one above it. */
export const categoryChoice = category.extend({
  /** Names from the root down to it. */
  path: z.array(z.string()),
  /** First letters of how the names are said in Chinese, all readings; '' where they have none. */
  initials: z.string(),
});
export type CategoryChoice = z.output<typeof categoryChoice>;
export const categoriesInput = z.object({ kind: ticketKind.nullable().default(null) });
export const categoriesOutput = z.object({ categories: z.array(categoryChoice) });

/** For setting up: all of them, those out of use too. */
export const categoryLine = category.extend({ active: z.boolean(), used: z.boolean() });
export type CategoryLine = z.output<typeof categoryLine>;
export const categoryLines = z.object({ categories: z.array(categoryLine) });
