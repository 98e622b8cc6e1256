import type { TicketKind } from '../../shared/contract/tickets.ts';
import type { Intention } from '../api/command-attempts.ts';
import { dropLocal, readLocal, writeLocal } from './local-json.ts';
import { useSession } from './session.ts';

/** A case that was begun in a call and is not registered yet. */
export interface KeptCase<Fields> {
  readonly fields: Fields;
  /** When it was typed in last, UTC ms. */
  readonly atMs: number;
  /** Registering that was begun: asked once more after a lost answer, it is the same command. */
  readonly intention: Intention | null;
}

/**
 * Whose case it is: the customer in hand, else the call with a stranger. By customer and not by call, so that what was
 * typed is there again when a call was parked or dropped; a stranger who turns out to be a customer takes it along.
 */
export interface CaseSubject {
  readonly customerId: string | null;
  readonly callId: string | null;
}

function keysOf({ customerId, callId }: CaseSubject, kind: TicketKind): string[] {
  const { operatorId } = useSession.getState();
  return [customerId, callId].filter((id) => id !== null).map((id) => `orderline.case.${operatorId}.${id}.${kind}`);
}

/** null: nothing was begun, or it is registered or discarded. */
export function keptCase<Fields>(subject: CaseSubject, kind: TicketKind): KeptCase<Fields> | null {
  for (const key of keysOf(subject, kind)) {
    const kept = readLocal<KeptCase<Fields>>(key);
    if (kept !== undefined) return kept;
  }
  return null;
}

/** Keeps it over a closed drawer and a closed window. */
export function keepCase(subject: CaseSubject, kind: TicketKind, kept: KeptCase<unknown>): void {
  const key = keysOf(subject, kind)[0];
  if (key !== undefined) writeLocal(key, kept);
}

export function dropCase(subject: CaseSubject, kind: TicketKind): void {
  keysOf(subject, kind).forEach(dropLocal);
}
