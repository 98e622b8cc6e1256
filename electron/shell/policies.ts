/** What the desktop window may do, as pure functions; `shell/guards.ts` wires them in one line each. */

export const APP_SCHEME = 'app';
export const APP_HOST = 'orderline';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** True for an address of our own pages. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === '';
}

/** Where a frame may go by itself or by a click: our own pages only, and no frame but the window's own anywhere. */
export function isNavigationAllowed(address: string, isMainFrame: boolean): boolean {
  return isMainFrame && isOwnAddress(address);
}

/** A number that may be handed to the system's telephone program: digits and what separates them, no commands. */
export function isTelephoneAddress(address: string): boolean {
  return /^tel:\+?[0-9][0-9 ().-]{1,24}$/i.test(address);
}

export type WindowDecision = 'own-window' | 'telephone' | 'deny';

/** What `window.open` or a link with a target gets. */
export function decideWindowOpen(address: string): WindowDecision {
  if (isOwnAddress(address)) return 'own-window';
  return isTelephoneAddress(address) ? 'telephone' : 'deny';
}

const PERMISSIONS: ReadonlySet<string> = new Set(['notifications', 'clipboard-sanitized-write']);

/** Neither camera, microphone, location, devices nor anything else that comes later, and nothing to other origins. */
export function isPermissionAllowed(permission: string, requestingAddress: string): boolean {
  return PERMISSIONS.has(permission) && isOwnAddress(requestingAddress);
}

/** The protocol handler answers our own host only: `app://elsewhere/` is another origin that shares the scheme. */
export function isProtocolRequestAllowed(address: string): boolean {
  return isOwnAddress(address);
}

const CRASH_WINDOW_MS = 60_000;
const CRASH_MOST = 3;

/**
 * Whether a page whose process ended is loaded again. What the operator typed is stored, so a reload loses nothing;
 * one that dies at every load is not worth a fourth try in a minute.
 * @param crashesMs when this window's page ended before, UTC ms
 */
export function shouldReload(reason: string, crashesMs: readonly number[], nowMs: number): boolean {
  if (reason === 'clean-exit') return false;
  return crashesMs.filter((atMs) => nowMs - atMs < CRASH_WINDOW_MS).length < CRASH_MOST;
}

const DOWNLOAD = /^\/downloads\/[\w-]{16,64}$/;

/** The address of a one-time download, or null for anything else that the page might ask to be saved. */
export function downloadAddress(url: unknown): string | null {
  return typeof url === 'string' && DOWNLOAD.test(url) ? APP_ORIGIN + url : null;
}

/** A proposed file name without folders, control characters and what Windows refuses. */
export function plainFileName(name: unknown): string {
  const plain = String(name)
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, '_')
    .replace(/^\.+|[. ]+$/g, '')
    .slice(0, 150);
  return plain === '' ? 'export' : plain;
}
