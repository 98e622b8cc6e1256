import { useEffect, useState } from 'react';

/**
 * Does `act` at once, or, where the list shown is still an earlier one, once that which was asked for is here: all that
 * is chosen is all of it.
 */
export function useOnceCurrent(isEarlier: boolean, act: () => void): () => void {
  const [isAwaited, setAwaited] = useState(false);
  useEffect(() => {
    if (!isAwaited || isEarlier) return;
    setAwaited(false);
    act();
  });
  return () => (isEarlier ? setAwaited(true) : act());
}
