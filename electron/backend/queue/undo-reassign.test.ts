import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findTask } from '../../../db/queue-tasks.ts';
import { reassignInput } from '../../../shared/contract/reassign.ts';
import { listMovable } from '../supervision/work-lists.ts';
import { createSeatCenter, type SeatCenter } from '../testing/seat-center.ts';
import { reassignCalls } from './reassign-calls.ts';
import { releaseCall } from './release-call.ts';
import { undoReassign } from './undo-reassign.ts';

let center: SeatCenter;
beforeEach(async () => {
  center = await createSeatCenter();
});
afterEach(() => center.close());

const lead = (name = '班长甲') => center.context(center.actor(['supervisor'], { name }));
const give = (input: object, name?: string) => center.command(lead(name), reassignCalls, reassignInput.parse(input));
const undo = (reassignmentId: string | null, name?: string) =>
  center.command(lead(name), undoReassign, { reassignmentId: reassignmentId ?? '' });
const ownerOf = (taskId: string) => findTask(center.services.db, taskId)?.ownerOperatorId ?? null;
const op = (login: 'op1' | 'op2') => center.as(login).actor.operatorId;

describe('taking back what was reassigned', () => {
  it('gives every untouched call back to whom it belonged, with its attempts', async () => {
    const before = ['task-1', 'task-2'].map(ownerOf);
    await center.services.writer.write((tx) =>
      tx.raw.exec("UPDATE call_task SET attempts = 1, place = 'waiting', not_before_ms = 1 WHERE id = 'task-2'"),
    );
    const given = await give({ taskIds: ['task-1', 'task-2'], operatorIds: [op('op2')], reason: '换班' });
    expect(['task-1', 'task-2'].map(ownerOf)).toEqual([op('op2'), op('op2')]);
    expect(await undo(given.reassignmentId)).toEqual({ takenBack: 2, left: 0, leftNames: [] });
    expect(['task-1', 'task-2'].map(ownerOf)).toEqual(before);
    expect(center.task('task-2').attempts).toBe(1);
    await expect(undo(given.reassignmentId, '班长乙')).rejects.toMatchObject({
      key: 'reassign-undone',
      params: { name: '班长甲' },
    });
  });

  it('leaves and names a call that was begun meanwhile, and refuses when all were', async () => {
    const given = await give({ taskIds: ['task-1', 'task-2', 'task-3'], operatorIds: [op('op2')] });
    const seat = center.seat('op2');
    await seat.ready();
    await seat.next();
    const undone = await undo(given.reassignmentId);
    expect(undone).toMatchObject({ takenBack: 2, left: 1 });
    expect(undone.leftNames[0]?.operatorName).toBeTruthy();

    const again = await give({ taskIds: ['task-2'], operatorIds: [op('op1')] });
    await center.services.writer.write((tx) => tx.raw.exec("UPDATE call_task SET state = 'done' WHERE id = 'task-2'"));
    await expect(undo(again.reassignmentId)).rejects.toMatchObject({ key: 'reassign-begun', params: { count: 1 } });
  });

  it('is over after ten minutes', async () => {
    const given = await give({ taskIds: ['task-1'], operatorIds: [op('op2')] });
    center.after(10 * 60);
    await expect(undo(given.reassignmentId)).rejects.toMatchObject({ key: 'reassign-undo-too-late' });
    expect(ownerOf('task-1')).toBe(op('op2'));
  });
});

describe('two leads at once', () => {
  it('tells the second who gave which calls to whom, and changes nothing', async () => {
    const seen = listMovable(center.services.db, lead(), { operatorId: null, routeId: null }).lines;
    const taskIds = seen.map((line) => line.taskId);
    await give({ taskIds: ['task-1'], operatorIds: [op('op2')] }, '班长乙');
    const second = { taskIds, seen: seen.map((line) => line.operatorId), operatorIds: [op('op1')] };
    await expect(give(second)).rejects.toMatchObject({
      key: 'calls-given-meanwhile',
      params: { name: '班长乙', count: 1, at: expect.stringMatching(/^\d\d:\d\d$/) },
    });
    expect(ownerOf('task-1')).toBe(op('op2'));
    const now = listMovable(center.services.db, lead(), { operatorId: null, routeId: null }).lines;
    const decided = { taskIds: now.map((line) => line.taskId), seen: now.map((line) => line.operatorId) };
    expect(await give({ ...decided, operatorIds: [] }, '班长丙')).toMatchObject({ moved: 3 });
    await expect(give({ ...decided, operatorIds: [op('op1')] })).rejects.toMatchObject({
      key: 'calls-freed-meanwhile',
      params: { name: '班长丙' },
    });
  });

  it('takes a proposal as it stands, and refuses one that does not add up', async () => {
    const taskIds = ['task-1', 'task-2', 'task-3'];
    const shares = [
      { operatorId: op('op1'), count: 1 },
      { operatorId: op('op2'), count: 2 },
    ];
    const operatorIds = shares.map((share) => share.operatorId);
    const given = await give({ taskIds, operatorIds, shares });
    expect(given.shares.map((share) => share.count)).toEqual([1, 2]);
    await expect(give({ taskIds, operatorIds, shares: shares.slice(1) })).rejects.toMatchObject({
      key: 'shares-do-not-fit',
    });
  });

  it('does not release a call from a seat that did not hold it when the lead decided', async () => {
    const seat = center.seat('op1');
    await seat.ready();
    const taskId = (await seat.next()).inHand.task?.taskId ?? '';
    const release = (name: string) =>
      center.command(
        lead(name),
        releaseCall,
        { taskId, reason: '', heldBy: op('op1') },
        {
          procedure: 'queue.release',
        },
      );
    await release('班长甲');
    await expect(release('班长乙')).rejects.toMatchObject({ key: 'task-released', params: { name: '班长甲' } });
  });
});
