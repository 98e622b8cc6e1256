import type { MoveProposal } from '../../../shared/contract/supervision.ts';

/** True while calls and receivers are those of the proposal: only then its shares hold, else calls are shared by load. */
export function isProposed(
  proposal: Pick<MoveProposal, 'taskIds' | 'to'>,
  taskIds: readonly string[],
  receivers: readonly string[],
): boolean {
  const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((id) => b.includes(id));
  return (
    proposal.to.length > 0 &&
    same(proposal.taskIds, taskIds) &&
    same(
      proposal.to.map((share) => share.operatorId),
      receivers,
    )
  );
}
