import { useCallback } from 'react';

/** Rows below the window at which more are asked for. */
const NEAR_END_ROWS = 60;

/**
 * What a {@link VirtualTable} calls with the rows in sight: asks for more once they come near the last of `loaded` rows
 * while there are more, or these are being looked for.
 */
export function useNearEnd(loaded: number, hasMore: boolean, onNearEnd: () => void) {
  return useCallback(
    (_first: number, last: number) => {
      if (hasMore && last + NEAR_END_ROWS > loaded) onNearEnd();
    },
    [hasMore, loaded, onNearEnd],
  );
}
