import type { WorkRemark } from '../../../shared/contract/work-log.ts';

/** The unread remark of a day as the backend has it; `id` null: there is none. */
export interface RemarkVersion {
  readonly id: string | null;
  readonly revision: number;
  readonly text: string;
  readonly writtenAtMs: number;
}

export const NO_REMARK: RemarkVersion = { id: null, revision: 0, text: '', writtenAtMs: 0 };

/** What is typed, and the version that the typing began from; kept on the machine. */
export interface TypedRemark {
  readonly text: string;
  readonly base: RemarkVersion;
}

export function versionOf(remark: WorkRemark | null | undefined): RemarkVersion {
  if (!remark || remark.readAtMs !== null) return NO_REMARK;
  const { id, revision, text, writtenAtMs } = remark;
  return { id, revision, text, writtenAtMs };
}

/**
 * How what is typed stands to what is stored now. `same`: nobody wrote meanwhile. `follow`: somebody did, and nothing typed
 * would be lost by taking it. `differs`: both windows have a text of their own. What a lead has read meanwhile is no other
 * text: what is typed becomes another remark.
 */
export function compareRemark(
  { text, base }: TypedRemark,
  remarks: readonly WorkRemark[],
): { readonly standing: 'same' | 'follow' | 'differs'; readonly found: RemarkVersion } {
  const found = versionOf(remarks.at(-1));
  if (found.id === base.id && found.revision <= base.revision) return { standing: 'same', found };
  const typed = text.trim();
  if (typed === base.text || typed === found.text) return { standing: 'follow', found };
  const wasRead = base.id !== null && remarks.some(({ id, readAtMs }) => id === base.id && readAtMs !== null);
  return { standing: wasRead && found.id === null ? 'same' : 'differs', found };
}

/** Both texts, the stored one first; one that holds the other is both. */
export function joinRemarks(stored: string, typed: string): string {
  const own = typed.trim();
  if (stored.includes(own)) return stored;
  return own.includes(stored) ? own : `${stored}\n${own}`;
}
