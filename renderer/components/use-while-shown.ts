import { useEffect, useMemo, useRef } from 'react';

/**
 * `go` as long as this component is shown, nothing afterwards: an answer that comes late takes nobody away from where
 * they have gone meanwhile.
 */
export function useWhileShown<Args extends readonly unknown[]>(go: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef<typeof go | null>(null);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(
    () => () => {
      latest.current = null;
    },
    [],
  );
  return useMemo(
    () =>
      (...args) =>
        latest.current?.(...args),
    [],
  );
}
