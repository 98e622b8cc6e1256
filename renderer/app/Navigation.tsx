import { useTranslation } from 'react-i18next';
import { usePreferences } from '../state/preferences.ts';
import { NavItem } from './NavItem.tsx';
import { GROUPS } from './routes.tsx';
import type { Screen } from './screen.ts';

interface NavigationProps {
  readonly screens: readonly Screen[];
  /** The screen needs the width, whatever the person likes elsewhere. */
  readonly folded: boolean;
}

/** The menu: words, or a rail of icons whose words show on pointing and focus. */
export function Navigation({ screens, folded: forced }: NavigationProps) {
  const { t } = useTranslation();
  const folded = usePreferences((state) => state.navFolded) || forced;
  const shown = screens.filter((screen) => screen.hidden !== true);
  return (
    <nav className="shell-nav" data-folded={folded} aria-label={t('shell.navigation')}>
      {GROUPS.map(({ group, labelKey }) => {
        const ofGroup = shown.filter((screen) => screen.group === group);
        if (ofGroup.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`nav-${group}`}>
            <h2 id={`nav-${group}`}>{t(labelKey)}</h2>
            <ul>
              {ofGroup.map((screen) => (
                <NavItem key={screen.path} screen={screen} folded={folded} />
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}
