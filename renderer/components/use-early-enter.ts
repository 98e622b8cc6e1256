import { useEffect, useRef } from 'react';

/**
 * Enter in a field that searches: at once, or, pressed before what was typed is found, as soon as it is. Typing on takes it
 * back.
 */
export function useEarlyEnter(text: string, isFound: boolean, enter: () => void): () => void {
  const waitsFor = useRef<string | null>(null);
  useEffect(() => {
    if (!isFound || waitsFor.current === null) return;
    const isSame = waitsFor.current === text;
    waitsFor.current = null;
    if (isSame) enter();
  });
  return () => {
    if (isFound) enter();
    else waitsFor.current = text;
  };
}
