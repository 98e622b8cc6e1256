import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedQueueCenter } from '../../../db/testing/seed-queue-center.ts';
import { customerFilter } from '../../../shared/contract/customers.ts';
import { type NeedSkillsInput, needSkillsInput } from '../../../shared/contract/skills.ts';
import { inlineServices } from '../testing/inline-job.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { countCustomersListed } from './find-customers.ts';
import { needSkills } from './need-skills.ts';
import { readCustomerCard } from './read-customer-card.ts';

let backend: TempBackend;
beforeEach(async () => {
  backend = createTempBackend();
  await backend.services.writer.write((tx) => {
    seedQueueCenter(tx, { customers: 6, strategies: 2, routes: 1, operators: 2 });
    tx.raw.exec(`UPDATE customer SET owner_operator_id = 'op0'; UPDATE customer SET deputy_operator_id = 'op1' WHERE id = 'c0';
      INSERT INTO skill (id, code, name, retired) VALUES ('yue', 'YUE', '粤语', 0), ('ka', 'KA', '大客户', 0), ('old', 'OLD', '旧', 1);
      INSERT INTO operator_skill VALUES ('op0', 'ka'), ('op1', 'yue');
      INSERT INTO call_task (id, customer_id, business_date, state, source, owner_operator_id, created_at_ms) VALUES
        ('mine', 'c0', '2026-11-24', 'open', 'strategy', 'op0', 0), ('given', 'c1', '2026-11-24', 'open', 'strategy', 'op1', 0)`);
  });
});
afterEach(() => backend.close());

const db = () => backend.services.db;
const as = () => ({
  ...backend.context(backend.actor(['supervisor'])),
  services: inlineServices(backend),
  commandId: null,
  procedure: 'customers.needSkills',
});
const need = (input: Partial<NeedSkillsInput> & Pick<NeedSkillsInput, 'target'>) =>
  needSkills(as(), needSkillsInput.parse(input));
const selected = (...customerIds: string[]) => ({ kind: 'selection' as const, customerIds });
const filterOf = (part: object) => customerFilter.parse(part);
const all = (text: string) => db().raw.prepare(text).all();

describe('what customers need', () => {
  it('is set for a selection: open calls follow, the own operator keeps them, whom a rule chose loses them', async () => {
    expect(await need({ target: selected('c0', 'c1'), add: ['ka', 'yue'], reason: '老客户' })).toEqual({ changed: 2 });
    expect(all('SELECT id, needed_skills AS needed, owner_operator_id AS owner FROM call_task ORDER BY id')).toEqual([
      { id: 'given', needed: '["ka","yue"]', owner: null },
      { id: 'mine', needed: '["ka","yue"]', owner: 'op0' },
    ]);
    expect(await need({ target: selected('c0', 'c2'), remove: ['ka'] })).toEqual({ changed: 1 });
    expect(
      all(`SELECT entity_id AS id, before, after, reason FROM audit WHERE action = 'customers.needSkills'`),
    ).toEqual([
      { id: 'c0', before: '{"skills":[]}', after: '{"skills":["大客户","粤语"]}', reason: '老客户' },
      { id: 'c1', before: '{"skills":[]}', after: '{"skills":["大客户","粤语"]}', reason: '老客户' },
      { id: 'c0', before: '{"skills":["大客户","粤语"]}', after: '{"skills":["粤语"]}', reason: null },
    ]);
  });

  it('is set for all that a filter shows, which can be asked for by skill and by an owner who lacks one', async () => {
    expect(await need({ target: { kind: 'filter', filter: filterOf({}) }, add: ['yue'] })).toEqual({ changed: 6 });
    const count = async (part: object) => (await countCustomersListed(as(), filterOf(part))).total;
    await need({ target: selected('c3'), remove: ['yue'], add: ['ka'] });
    expect(await count({ skillId: 'yue' })).toBe(5);
    expect(await count({ skillId: 'ka' })).toBe(1);
    expect(await count({ mark: 'owner-lacks-skill' })).toBe(5);
  });

  it('stands on the customer’s card, with who does not hold it', async () => {
    await need({ target: selected('c0'), add: ['ka', 'yue'] });
    expect(readCustomerCard(db(), as(), { customerId: 'c0' }).skills).toEqual([
      { id: 'ka', name: '大客户', retired: false, ownerHolds: true, deputyHolds: false },
      { id: 'yue', name: '粤语', retired: false, ownerHolds: false, deputyHolds: true },
    ]);
  });

  it('refuses unknown and retired skills and unknown customers, and writes nothing', async () => {
    await expect(need({ target: selected('c0'), add: ['no'] })).rejects.toMatchObject({ key: 'skill-unknown' });
    await expect(need({ target: selected('c0'), add: ['old'] })).rejects.toMatchObject({ key: 'skill-retired' });
    await expect(need({ target: selected('c0', 'no'), add: ['ka'] })).rejects.toMatchObject({
      key: 'customer-unknown',
    });
    expect(all('SELECT * FROM customer_skill')).toEqual([]);
  });
});
