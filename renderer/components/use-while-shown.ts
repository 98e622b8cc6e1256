import { useCallback, useEffect, useRef } from 'react';

/** Tells a component whose answer comes late whether it is still the one that is shown, and not another like it. */
export function useStillShown(): () => boolean {
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  return useCallback(() => isShown.current, []);
}

/**
 * `go` as long as this component is shown, nothing afterwards: an answer that comes late takes nobody away from where
 * they have gone meanwhile.
 */
export function useWhileShown<Args extends readonly unknown[]>(go: (...args: Args) => void): (...args: Args) => void {
  const isShown = useStillShown();
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  return useCallback(
    (...args) => {
      if (isShown()) latest.current(...args);
    },
    [isShown],
  );
}
