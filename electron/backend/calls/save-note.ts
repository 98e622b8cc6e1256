import { updateCall } from '../../../db/calls.ts';
import type { WritableDB } from '../../../db/connection.ts';
import type { CommandContext } from '../services.ts';
import { requireCall, requireWork } from './require-work.ts';

/** Keeps the note of the call in hand. Error: `refused/no-call-in-hand`. */
export function saveNote(tx: WritableDB, ctx: CommandContext, { note }: { readonly note: string }): { ok: true } {
  const call = requireCall(requireWork(tx, ctx));
  updateCall(tx, { ...call, note: note.trim() === '' ? null : note.trim() });
  return { ok: true };
}
