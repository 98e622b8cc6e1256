/** Does it `firstMs` after now and every `everyMs` from now on, keeping no process alive; returns the stop. */
export function repeat(look: () => unknown, firstMs: number, everyMs: number): () => void {
  const first = setTimeout(look, firstMs);
  const timer = setInterval(look, everyMs);
  for (const waiting of [first, timer]) waiting.unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}
