import { create } from 'zustand';

/** Whether the host answers: known by the one stream of events, which notices its end at once. */
export const useConnection = create<{ readonly away: boolean }>()(() => ({ away: false }));
