import { useEffect, useSyncExternalStore } from 'react';
import { usePreferences } from '../state/preferences.ts';

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(onChange: () => void): () => void {
  systemDark.addEventListener('change', onChange);
  return () => systemDark.removeEventListener('change', onChange);
}

/** Whether the screens are dark now, by the person's choice or the system's; tells the style sheet too. */
export function useDark(): boolean {
  const choice = usePreferences((state) => state.theme);
  const system = useSyncExternalStore(subscribe, () => systemDark.matches);
  const dark = choice === 'system' ? system : choice === 'dark';
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [dark]);
  return dark;
}
