import type { WritableDB } from '../connection.ts';
import { type CategoryRow, insertCategory } from '../ticket-setup.ts';

/** A category of complaints without anything of its own, apart from what is given. */
export function seedCategory(
  tx: WritableDB,
  category: Pick<CategoryRow, 'id' | 'code' | 'name'> & Partial<CategoryRow>,
): void {
  insertCategory(tx, {
    kind: 'complaint',
    parentId: null,
    position: 1,
    active: 1,
    unitId: null,
    priority: 'normal',
    fields: [],
    checklist: [],
    template: '',
    changeFields: [],
    ...category,
  });
}
