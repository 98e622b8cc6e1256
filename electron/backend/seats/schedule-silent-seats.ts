import { silentSeats } from '../../../db/seats.ts';
import { PROGRAM } from '../../../shared/contract/audit.ts';
import { runCommand } from '../command.ts';
import type { Actor, Services } from '../services.ts';
import { SILENT_MS, signOutSilentSeats } from './sign-out-silent-seats.ts';

const LOOK_EVERY_MS = 60_000;

/** For what the program does by itself. */
export const PROGRAM_ACTOR: Actor = {
  operatorId: PROGRAM,
  login: PROGRAM,
  name: PROGRAM,
  roles: [],
  rights: new Set(),
  scope: 'all',
  teamId: null,
  seatId: null,
};

/** Signs out the seats that nobody is heard of from any more. A failure is logged and tried again at the next look. */
export async function lookForSilentSeats(services: Services): Promise<void> {
  const { db, ports } = services;
  const nowMs = ports.clock.now();
  try {
    if (silentSeats(db, nowMs - SILENT_MS).length === 0) return;
    const ctx = { actor: PROGRAM_ACTOR, nowMs, sessionHash: null, windowId: null };
    const spec = { procedure: 'seats.signOutSilent', audit: 'access', commandId: null } as const;
    await runCommand(services, ctx, spec, {}, signOutSilentSeats);
  } catch (err) {
    ports.log.error({ err }, 'silent seats not signed out');
  }
}

/**
 * {@link lookForSilentSeats} once a minute while the host runs; returns the stop. At once as well: after a start the seats
 * are as a power cut left them, and whoever signs in again would be taken for somebody who was there all the time.
 */
export function scheduleSilentSeats(services: Services): () => void {
  void lookForSilentSeats(services);
  const timer = setInterval(() => void lookForSilentSeats(services), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
