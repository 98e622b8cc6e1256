import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCategory } from '../../../db/ticket-categories.ts';
import { insertUnit } from '../../../db/ticket-setup.ts';
import { saveCategoryInput } from '../../../shared/contract/ticket-setup.ts';
import { registerTicketInput } from '../../../shared/contract/tickets.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { registerTicket } from '../tickets/register-ticket.ts';
import { showTicket } from '../tickets/show-ticket.ts';
import { moveCategory, removeCategory, setCategoryActive } from './arrange-categories.ts';
import { createStarter } from './create-starter.ts';
import { listCategories, listCategoryLines } from './list-categories.ts';
import { saveCategory } from './save-category.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
  await center.services.writer.write((tx) => {
    insertUnit(tx, { id: 'depot', code: 'D', name: 'Depot', assigning: 'unit', active: 1 });
    insertUnit(tx, { id: 'gone', code: 'G', name: 'Gone', assigning: 'unit', active: 0 });
  });
});
afterEach(() => center.close());

const lead = () => center.as('lead');
async function save(name: string, more: Record<string, unknown> = {}): Promise<string> {
  const plain = { id: null, kind: 'complaint', parentId: null, unitId: null, priority: 'normal', template: '' };
  const input = saveCategoryInput.parse({ ...plain, fields: [], checklist: [], name, ...more });
  return (await center.command(lead(), saveCategory, input)).id;
}
const choices = () => listCategories(center.services.db, lead(), { kind: null }).categories;
const refusal = (key: string) => expect.objectContaining({ key });

describe('saveCategory', () => {
  it('makes a tree, numbers what has no code, and tells whose unit gets the cases', async () => {
    const goods = await save('货物', { unitId: 'depot' });
    await save('破损', { parentId: goods });
    await save('态度', { code: 'X' });
    expect(choices().map(({ path, code, level, unitName }) => [path.join('/'), code, level, unitName])).toEqual([
      ['货物', 'C-01', 0, 'Depot'],
      ['货物/破损', 'C-02', 1, 'Depot'],
      ['态度', 'X', 0, null],
    ]);
  });

  it('refuses what would confuse: codes and names twice, a place below itself, depth, units out of use', async () => {
    const a = await save('A', { code: 'A' });
    const b = await save('B', { parentId: a });
    const c = await save('C', { parentId: b });
    const d = await save('D', { parentId: c });
    await expect(save('E', { code: 'A' })).rejects.toEqual(refusal('category-code-taken'));
    await expect(save('A')).rejects.toEqual(refusal('category-name-taken'));
    await expect(save('A', { id: a, parentId: c })).rejects.toEqual(refusal('category-under-itself'));
    await expect(save('E', { parentId: d })).rejects.toEqual(refusal('category-too-deep'));
    const top = await save('Top');
    await expect(save('A', { id: a, parentId: top })).rejects.toEqual(refusal('category-too-deep'));
    await expect(save('E', { unitId: 'gone' })).rejects.toEqual(refusal('unit-inactive'));
    await expect(save('E', { unitId: 'nowhere' })).rejects.toEqual(refusal('unit-unknown'));
    await expect(save('E', { kind: 'suggestion', parentId: a })).rejects.toEqual(refusal('category-unknown'));
  });

  it('refuses fields that are there twice or leave nothing to choose', async () => {
    const field = { key: 'a', label: 'A', type: 'text', required: false };
    await expect(save('E', { fields: [field, { ...field, key: 'b' }] })).rejects.toEqual(
      refusal('category-field-twice'),
    );
    await expect(save('E', { fields: [{ ...field, type: 'choice', choices: ['x'] }] })).rejects.toEqual(
      refusal('category-field-choices'),
    );
  });

  it('changes places among neighbours', async () => {
    const [a, b] = [await save('A'), await save('B')];
    await center.command(lead(), moveCategory, { id: b, by: -1 });
    expect(choices().map(({ name }) => name)).toEqual(['B', 'A']);
    await center.command(lead(), moveCategory, { id: a, by: 1 });
    expect(choices().map(({ name }) => name)).toEqual(['B', 'A']);
  });
});

describe('removeCategory', () => {
  it('deletes what nothing used, and makes inactive what is used: its cases keep it, new ones are refused', async () => {
    const used = await save('A');
    const register = () =>
      center.command(
        center.as('op1'),
        registerTicket,
        registerTicketInput.parse({ kind: 'complaint', categoryId: used, customerId: 'customer', description: 'x' }),
      );
    const { ticketId } = await register();
    const spare = await save('B');
    expect(await center.command(lead(), removeCategory, { id: spare })).toEqual({ removed: true, openCases: 0 });
    expect(await center.command(lead(), removeCategory, { id: used })).toEqual({ removed: false, openCases: 1 });
    expect(findCategory(center.services.db, spare)).toBeUndefined();
    expect(choices()).toEqual([]);
    expect(showTicket(center.services.db, lead(), { ticketId }).categoryPath).toEqual([{ id: used, name: 'A' }]);
    await expect(register()).rejects.toEqual(refusal('category-inactive'));
    await center.command(lead(), setCategoryActive, { id: used, active: true });
    expect(await register()).toMatchObject({ number: 'C-20261124-0002' });
  });

  it('hides what is below one that is out of use, and does not take it into use before that', async () => {
    const above = await save('A');
    const below = await save('B', { parentId: above });
    await center.command(lead(), setCategoryActive, { id: below, active: false });
    expect(await center.command(lead(), removeCategory, { id: above })).toMatchObject({ removed: false });
    await expect(center.command(lead(), setCategoryActive, { id: below, active: true })).rejects.toEqual(
      refusal('category-inactive'),
    );
    const lines = listCategoryLines(center.services.db, lead(), {}).categories;
    expect(lines.map(({ name, active, used }) => [name, active, used])).toEqual([
      ['A', false, true],
      ['B', false, false],
    ]);
  });
});

it('creates the usual categories in either language, once', async () => {
  await save('A', { kind: 'suggestion' });
  const { created } = await center.command(lead(), createStarter, { language: 'zh-CN' });
  expect(created).toBe(choices().length - 1);
  const damaged = choices().find(({ name }) => name === '货物破损');
  expect(damaged).toMatchObject({
    path: ['货物', '货物破损'],
    initials: 'hw hwps',
    template: expect.stringContaining('商品'),
  });
  for (const { fields } of choices()) saveCategoryInput.shape.fields.parse(fields);
  await expect(center.command(lead(), createStarter, { language: 'en' })).rejects.toEqual(refusal('categories-there'));
});
