/** A session ends by itself this long after its last request. */
export const SESSION_MS = 12 * 3_600_000;
