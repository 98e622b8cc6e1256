import { AppstoreOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { Screen } from './screen.ts';

const useNothing = () => 0;

interface NavItemProps {
  readonly screen: Screen;
  readonly folded: boolean;
}

/** One screen in the menu, with how much waits there. */
export function NavItem({ screen, folded }: NavItemProps) {
  const { t } = useTranslation();
  const { path, labelKey, icon: Icon = AppstoreOutlined, useCount = useNothing } = screen;
  const count = useCount();
  const shown = count > 99 ? '99+' : count;
  const label = count > 0 ? `${t(labelKey)} (${count})` : t(labelKey);
  return (
    <li>
      <Tooltip title={folded ? label : null} placement="right">
        <NavLink to={path} {...(folded ? { 'aria-label': label } : {})}>
          <Icon aria-hidden />
          <span>{t(labelKey)}</span>
          {/* Folded, the name says it; drawn, so that the name has not to begin with it. */}
          {count > 0 && (
            <b className="shell-nav-count" data-count={folded ? shown : undefined}>
              {folded ? null : shown}
            </b>
          )}
        </NavLink>
      </Tooltip>
    </li>
  );
}
