import { useEffect, useState } from 'react';

/** How long typing rests before a search is asked that costs more than a look-up. */
const REST_MS = 400;

/** The text once typing has rested. */
export function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
