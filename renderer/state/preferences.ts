import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { type Language, languageFor } from '../../shared/i18n/index.ts';

export type ThemeChoice = 'light' | 'dark' | 'system';

interface Preferences {
  readonly language: Language;
  readonly theme: ThemeChoice;
  /** The menu as a rail of icons; screens that need the width make it one anyway. */
  readonly navFolded: boolean;
  setLanguage(language: Language): void;
  setTheme(theme: ThemeChoice): void;
  setNavFolded(folded: boolean): void;
}

/** What a person likes on this machine; kept over restarts. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      language: languageFor(navigator.language),
      theme: 'system',
      navFolded: false,
      setLanguage: (language) => set({ language }),
      setTheme: (theme) => set({ theme }),
      setNavFolded: (navFolded) => set({ navFolded }),
    }),
    { name: 'orderline.preferences' },
  ),
);
