import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedId } from '../../../db/testing/seed-calls.ts';
import { type Step, walkAudit } from '../testing/audit-walk.ts';
import { createTempBackend, type TempBackend } from '../testing/temp-backend.ts';
import { idsOfTeam, seedTwoTeams } from '../testing/two-teams.ts';

let backend: TempBackend;
beforeAll(async () => {
  backend = createTempBackend();
  await backend.services.writer.write(seedTwoTeams);
});
afterAll(() => backend.close());

const { customerId, taskId, ticketId, routeId } = idsOfTeam(0) as Record<string, string>;
const other = seedId('c2', 2);
const reason = '客户来电';

/** What is done in a day, by seats and by those who watch them. */
const STEPS: readonly Step[] = [
  {
    procedure: 'customers.edit',
    input: () => ({ customerId, contact: '王五', note: '下午来', doNotCall: true, routeId: seedId('c5', 2), reason }),
  },
  { procedure: 'customerChanges.decide', input: () => ({ changeId: 'change-0', decision: 'decline', reason }) },
  {
    ...{ procedure: 'supervision.reassign', as: 'moved' },
    input: () => ({ taskIds: [taskId], operatorIds: [other], reason }),
  },
  {
    procedure: 'supervision.undoReassign',
    input: ({ moved }) => ({ reassignmentId: moved?.reassignmentId }),
  },
  { ...{ procedure: 'broadcasts.send', as: 'sent' }, input: () => ({ text: '十点开会', operatorIds: [other] }) },
  {
    procedure: 'broadcasts.withdraw',
    without: { '*': 'a time' },
    input: ({ sent }) => ({ broadcastId: sent?.broadcastId }),
  },
  {
    ...{ procedure: 'shiftNotes.write', as: 'note' },
    input: () => ({ audience: 'route', routeId, customerId, text: '改到下午送', important: true }),
  },
  {
    procedure: 'shiftNotes.setDone',
    without: { '*': 'a time' },
    input: ({ note }) => ({ noteId: note?.noteId, done: true }),
  },
  {
    procedure: 'tickets.note',
    without: { '*': 'in the timeline' },
    input: () => ({ ticketId, version: 1, text: '已联系', told: true }),
  },
  { procedure: 'tickets.change', input: () => ({ ticketId, version: 2, priority: 'urgent', reason }) },
  { procedure: 'seats.pause', without: { '*': 'the steps of a seat' }, input: () => ({ reason: 'meal' }) },
  { procedure: 'seats.ready', without: { '*': 'the steps of a seat' }, input: () => ({}) },
];

it('tells of a day’s work what was, what is, and why', async () => {
  expect(await walkAudit(backend, STEPS)).toEqual([]);
});
