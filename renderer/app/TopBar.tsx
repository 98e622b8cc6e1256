import {
  BulbOutlined,
  DesktopOutlined,
  DownOutlined,
  EnvironmentOutlined,
  KeyOutlined,
  LogoutOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  SearchOutlined,
  TranslationOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../shared/contract/auth.ts';
import { LANGUAGES } from '../../shared/i18n/index.ts';
import { signOut } from '../api/auth.ts';
import { useCompany } from '../components/company-context.ts';
import { KeyHint } from '../components/KeyHint.tsx';
import { type ThemeChoice, usePreferences } from '../state/preferences.ts';
import { useSeatChoice } from '../state/seat-choice.ts';
import { performAction } from './actions.ts';
import { ChangePassword } from './ChangePassword.tsx';
import { KEY_MAP } from './key-map.ts';
import { MySessions } from './MySessions.tsx';
import { LANGUAGE_NAMES, THEME_LABELS } from './PreferenceSwitches.tsx';
import { TOP_BAR_SLOT_ID } from './top-bar-slot.tsx';
import { useOwnShiftText } from './use-own-shift-text.ts';

const THEMES: readonly ThemeChoice[] = ['light', 'dark', 'system'];

interface TopBarProps {
  readonly me: Me;
  /** The screen is wide: the menu is a rail anyway and its button has nothing to do. */
  readonly full: boolean;
}

/** Menu button, company, a slot for the screen, finding, and the person with their choices. */
export function TopBar({ me, full }: TopBarProps) {
  const { t } = useTranslation();
  const { companyName } = useCompany();
  const { language, theme, navFolded, setLanguage, setTheme, setNavFolded } = usePreferences();
  const [changingPassword, setChangingPassword] = useState(false);
  const [seeingSessions, setSeeingSessions] = useState(false);
  const openSeatChoice = useSeatChoice((state) => state.open);
  const [menuOpen, setMenuOpen] = useState(false);
  const shift = useOwnShiftText(menuOpen);
  const person = useRef<HTMLButtonElement>(null);
  function turnMenu(open: boolean) {
    setMenuOpen(open);
    // The menu had the focus; whatever its choice opens hands it back to the button.
    if (!open) person.current?.focus({ preventScroll: true });
  }

  const items: NonNullable<MenuProps['items']> = [
    {
      type: 'group',
      key: 'language',
      label: t('shell.language'),
      children: LANGUAGES.map((each) => ({
        key: `language:${each}`,
        icon: <TranslationOutlined aria-hidden />,
        label: <span lang={each}>{LANGUAGE_NAMES[each]}</span>,
        onClick: () => setLanguage(each),
      })),
    },
    {
      type: 'group',
      key: 'theme',
      label: t('shell.theme'),
      children: THEMES.map((each) => ({
        key: `theme:${each}`,
        icon: <BulbOutlined aria-hidden />,
        label: t(THEME_LABELS[each]),
        onClick: () => setTheme(each),
      })),
    },
    { type: 'divider' },
    ...(shift === null ? [] : [{ type: 'group' as const, key: 'shift', label: shift, children: [] }]),
    ...(me.rights.includes('call.work')
      ? [{ key: 'seat', icon: <EnvironmentOutlined aria-hidden />, label: t('shell.mySeat'), onClick: openSeatChoice }]
      : []),
    {
      key: 'password',
      icon: <KeyOutlined aria-hidden />,
      label: t('shell.myPassword'),
      onClick: () => setChangingPassword(true),
    },
    {
      key: 'sessions',
      icon: <DesktopOutlined aria-hidden />,
      label: t('shell.mySessions'),
      onClick: () => setSeeingSessions(true),
    },
    { key: 'sign-out', icon: <LogoutOutlined aria-hidden />, label: t('shell.signOut'), onClick: () => void signOut() },
  ];

  return (
    <header className="shell-top">
      {!full && (
        <Button
          type="text"
          icon={navFolded ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
          aria-label={t(navFolded ? 'shell.unfoldNav' : 'shell.foldNav')}
          aria-expanded={!navFolded}
          onClick={() => setNavFolded(!navFolded)}
        />
      )}
      <span className="shell-brand" title={companyName === '' ? t('shell.product') : companyName}>
        <img src="/icon.svg" width={20} height={20} alt="" />
        {!full && (companyName === '' ? t('shell.product') : companyName)}
      </span>
      <div id={TOP_BAR_SLOT_ID} className="shell-slot" />
      <Button type="text" icon={<SearchOutlined aria-hidden />} onClick={() => performAction('find')}>
        <span className="visually-hidden">{t('shell.find')}</span>
        <KeyHint keys={KEY_MAP.find.keys} />
      </Button>
      <Dropdown
        autoFocus
        trigger={['click']}
        onOpenChange={turnMenu}
        menu={{
          items,
          selectedKeys: [`language:${language}`, `theme:${theme}`],
          // The same press of Enter would go on to what the choice opens.
          onClick: ({ domEvent }) => domEvent.preventDefault(),
        }}
      >
        <Button ref={person} type="text" aria-haspopup="menu">
          <span className="shell-person" title={me.name}>
            {me.name}
          </span>
          {me.seatCode !== null && <span className="tabular">{` · ${me.seatCode}`}</span>}
          <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      <MySessions open={seeingSessions} onClose={() => setSeeingSessions(false)} />
      <ChangePassword open={changingPassword} onClose={() => setChangingPassword(false)} />
    </header>
  );
}
