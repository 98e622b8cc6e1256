/** For tests: the storages of a browser, from now on. Returns the one of the machine. */
export function giveMemoryStorages(): Storage {
  const [machine, session] = [memoryStorage(), memoryStorage()];
  Object.assign(globalThis, { localStorage: machine, sessionStorage: session });
  return machine;
}

function memoryStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
}
