import { AppError } from '../../../shared/contract/errors.ts';

/** What is remembered of the last previews: who moves in each group, and what runs still. */
export interface KeptPreviews {
  begin(previewId: string, operatorId: string): AbortSignal;
  end(previewId: string, members: readonly Int32Array[] | null): void;
  /** False when nothing of this person runs under the id. */
  cancel(previewId: string, operatorId: string): boolean;
  /** The groups of a person's own preview. Error: `refused/effect-preview-gone`. */
  membersOf(previewId: string, operatorId: string): readonly Int32Array[];
}

/** A person looks at one preview at a time; a few people may. */
const MOST_KEPT = 12;

export function createKeptPreviews(): KeptPreviews {
  const running = new Map<string, { abort: AbortController; operatorId: string }>();
  const kept = new Map<string, { members: readonly Int32Array[]; operatorId: string }>();
  return {
    begin(previewId, operatorId) {
      if (running.has(previewId) || kept.has(previewId)) throw new AppError('conflict', 'command-reused');
      const abort = new AbortController();
      running.set(previewId, { abort, operatorId });
      return abort.signal;
    },
    end(previewId, members) {
      const entry = running.get(previewId);
      running.delete(previewId);
      if (!entry || !members) return;
      kept.set(previewId, { members, operatorId: entry.operatorId });
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_KEPT) break;
        kept.delete(oldest);
      }
    },
    cancel(previewId, operatorId) {
      const entry = running.get(previewId);
      if (entry?.operatorId !== operatorId) return false;
      entry.abort.abort();
      return true;
    },
    membersOf(previewId, operatorId) {
      const entry = kept.get(previewId);
      if (entry?.operatorId !== operatorId) throw new AppError('refused', 'effect-preview-gone');
      return entry.members;
    },
  };
}
