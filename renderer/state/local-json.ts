/** What is kept on this machine under a key; undefined: nothing, or it cannot be read. */
export function readLocal<Kept>(key: string): Kept | undefined {
  const text = localStorage.getItem(key);
  try {
    return text === null ? undefined : (JSON.parse(text) as Kept);
  } catch {
    return undefined;
  }
}

/** Keeps it if it can: a storage that is full or forbidden must not stop the typing. */
export function writeLocal(key: string, kept: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // It stays in the window.
  }
}

export function dropLocal(key: string): void {
  localStorage.removeItem(key);
}
