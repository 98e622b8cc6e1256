import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MOST_VIEW_NAME, MOST_VIEWS, saveViewInput, type ViewScreen } from '../../../shared/contract/saved-views.ts';
import { createOrderCenter, type OrderCenter } from '../testing/order-center.ts';
import { listViews } from './list-views.ts';
import { removeView, saveView } from './save-view.ts';

let center: OrderCenter;
beforeEach(async () => {
  center = await createOrderCenter();
});
afterEach(() => center.close());

type Login = 'op1' | 'op2' | 'lead';
function save(login: Login, more: Record<string, unknown>, actor = {}) {
  const context = center.as(login);
  const asked = saveViewInput.parse({
    id: null,
    screen: 'cases',
    name: 'Late',
    address: 'view=open&overdue=1',
    ...more,
  });
  return center.command({ ...context, actor: { ...context.actor, ...actor } }, saveView, asked);
}
const remove = (login: Login, id: string) => center.command(center.as(login), removeView, { id });
const views = (login: Login, screen: ViewScreen = 'cases') =>
  listViews(center.services.db, center.as(login), { screen }).views;
const namesOf = (login: Login, screen?: ViewScreen) => views(login, screen).map(({ name }) => name);

describe('saved views', () => {
  it('are kept, renamed, replaced and deleted, each screen apart', async () => {
    const { id } = await save('op1', { columns: ['number'] });
    expect(views('op1')).toEqual([
      {
        ...{ id, name: 'Late', shared: false, ownerName: 'OP1', mayChange: true },
        ...{ address: 'view=open&overdue=1', columns: ['number'] },
      },
    ]);
    await save('op1', { id, name: 'Ended', address: 'view=ended' });
    expect(views('op1')).toMatchObject([{ id, name: 'Ended', address: 'view=ended', columns: null }]);
    expect([namesOf('op2'), namesOf('op1', 'calls')]).toEqual([[], []]);
    await remove('op1', id);
    expect(namesOf('op1')).toEqual([]);
  });

  it('are seen by all when a lead shares them, and changed by whoever made them', async () => {
    const { id } = await save('lead', { name: 'Team', shared: true });
    expect(views('op1')).toMatchObject([{ name: 'Team', shared: true, mayChange: false, ownerName: 'LEAD' }]);
    const other = { key: 'view-of-other', params: { name: 'Team' } };
    await expect(save('op1', { id, name: 'Mine' })).rejects.toMatchObject(other);
    await expect(remove('op1', id)).rejects.toMatchObject(other);
    await expect(save('op1', { shared: true })).rejects.toMatchObject({ key: 'view-shared-by-leads' });
    await save('lead', { id, name: 'Team', shared: false });
    expect(namesOf('op1')).toEqual([]);
    await expect(remove('op1', id)).rejects.toMatchObject({ key: 'view-unknown' });
    await save('lead', { id, name: 'Team', shared: true });
    // Of people who are gone a supervisor clears up.
    await save('lead', { id, name: 'Of all', shared: true }, { operatorId: 'op2', roles: ['lead', 'supervisor'] });
    expect(views('lead')).toMatchObject([{ name: 'Of all', mayChange: true }]);
  });

  it('say what is wrong with a name', async () => {
    await save('op1', {});
    await save('lead', { name: 'Team', shared: true });
    for (const name of ['Late', 'Team']) {
      await expect(save('op1', { name })).rejects.toMatchObject({ key: 'view-name-taken', params: { name } });
    }
    await save('op2', {});
    await expect(save('op1', { name: ' ' })).rejects.toMatchObject({ key: 'view-name-empty' });
    const long = '长'.repeat(MOST_VIEW_NAME + 1);
    await expect(save('op1', { name: long })).rejects.toMatchObject({ key: 'view-name-long' });
    await save('op1', { name: long.slice(1) });
  });

  it('need the right of their screen, and end at some number', async () => {
    await expect(save('op1', {}, { rights: new Set(['session.own']) })).rejects.toMatchObject({ key: 'right-missing' });
    for (let at = 0; at < MOST_VIEWS; at += 1) await save('op1', { name: `${at}` });
    await expect(save('op1', { name: 'one more' })).rejects.toMatchObject({ key: 'views-too-many' });
  });
});
