import { AppstoreOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { usePreferences } from '../state/preferences.ts';
import { GROUPS, type Screen } from './routes.tsx';

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
              {ofGroup.map(({ path, labelKey: label, icon: Icon = AppstoreOutlined }) => (
                <li key={path}>
                  <Tooltip title={folded ? t(label) : null} placement="right">
                    <NavLink to={path} {...(folded ? { 'aria-label': t(label) } : {})}>
                      <Icon aria-hidden />
                      <span>{t(label)}</span>
                    </NavLink>
                  </Tooltip>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}
