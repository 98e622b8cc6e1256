import { create } from 'zustand';

const TOKEN_KEY = 'orderline.session';

/** Names this window to the backend from load to close; a call's lease binds to it. */
export const windowId: string = crypto.randomUUID();

interface SessionState {
  /** The session's secret; null before the sign-in and after the end. Lives as long as this tab or window. */
  readonly token: string | null;
  /** True when a session that was at work has ended by itself: the work stays open behind the sign-in. */
  readonly interrupted: boolean;
  /** Whose work is open; null before it is known. What is kept on this machine is kept by it: seats are shared. */
  readonly operatorId: string | null;
  begin(token: string): void;
  /** Forgets the session and everything behind it. */
  signOut(): void;
  /** The backend no longer knows `token`. Nothing happens if another one was begun meanwhile. */
  interrupt(token: string): void;
}

export const useSession = create<SessionState>()((set, get) => ({
  token: sessionStorage.getItem(TOKEN_KEY),
  interrupted: false,
  operatorId: null,
  begin(token) {
    sessionStorage.setItem(TOKEN_KEY, token);
    set({ token, interrupted: false });
  },
  signOut() {
    sessionStorage.removeItem(TOKEN_KEY);
    set({ token: null, interrupted: false });
  },
  interrupt(token) {
    if (get().token !== token) return;
    sessionStorage.removeItem(TOKEN_KEY);
    set({ token: null, interrupted: true });
  },
}));

export function sessionToken(): string | null {
  return useSession.getState().token;
}
