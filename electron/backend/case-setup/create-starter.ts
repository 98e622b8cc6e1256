import type { z } from 'zod';
import type { WritableDB } from '../../../db/connection.ts';
import { hasCategories } from '../../../db/ticket-categories.ts';
import { insertCategory } from '../../../db/ticket-setup.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { createStarterInput, createStarterOutput } from '../../../shared/contract/ticket-setup.ts';
import { NUMBER_LETTERS, TICKET_KINDS, type TicketKind } from '../../../shared/contract/tickets.ts';
import { STARTER_CATEGORIES } from '../../../shared/domain/tickets/starter-categories.ts';
import { createTranslator, type Language } from '../../../shared/i18n/index.ts';
import type { UseCase } from '../services.ts';

/** The usual categories for kinds that have none. Error: `refused/categories-there` when every kind has some. */
export const createStarter: UseCase<z.output<typeof createStarterInput>, z.input<typeof createStarterOutput>> = (
  tx,
  ctx,
  { language },
) => {
  const kinds = TICKET_KINDS.filter((kind) => !hasCategories(tx, kind));
  if (kinds.length === 0) throw new AppError('refused', 'categories-there');
  const created = putStarterCategories(tx, () => ctx.newId(), language, kinds).size;
  ctx.audit({ entity: 'ticket-category', entityId: 'starter', after: { kinds, created } });
  ctx.publish('case-setup.changed');
  return { created };
};

/** Returns the ids by the key of the starter category. */
export function putStarterCategories(
  tx: WritableDB,
  newId: () => string,
  language: Language,
  kinds: readonly TicketKind[],
): ReadonlyMap<string, string> {
  const { t } = createTranslator(language);
  const ids = new Map<string, string>();
  const counts = new Map<TicketKind, number>();
  for (const { key, kind, parent, priority = 'normal', ...starter } of STARTER_CATEGORIES) {
    const { fields = [], checks = [], template, changes = [] } = starter;
    if (!kinds.includes(kind)) continue;
    const position = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, position);
    const id = newId();
    ids.set(key, id);
    insertCategory(tx, {
      id,
      kind,
      parentId: parent === undefined ? null : (ids.get(parent) ?? null),
      code: `${NUMBER_LETTERS[kind]}-${String(position).padStart(2, '0')}`,
      name: t(`starter.name.${key}`),
      position,
      active: 1,
      unitId: null,
      priority,
      fields: fields.map((field) => ({
        // Keys are latin, lower case.
        key: field.key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        label: t(`starter.field.${field.key}`),
        type: field.type,
        required: field.required,
        choices: (field.choices ?? []).map((choice) => t(`starter.choice.${choice}`)),
      })),
      checklist: checks.map((check) => t(`starter.check.${check}`)),
      template: template ? t(`starter.template.${key}`) : '',
      changeFields: changes,
    });
  }
  return ids;
}
