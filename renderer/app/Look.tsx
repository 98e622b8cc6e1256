import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { NoChoices } from '../components/NoChoices.tsx';
import { usePreferences } from '../state/preferences.ts';
import { themeOf } from './theme.ts';
import { useDark } from './use-dark.ts';

const LOCALES = { 'zh-CN': zhCN, en: enUS } as const;
const stillness = window.matchMedia('(prefers-reduced-motion: reduce)');

/** Colours, density and the kit's own words, by the person's choices. */
export function Look({ children }: { readonly children: ReactNode }) {
  const dark = useDark();
  const language = usePreferences((state) => state.language);
  const theme = useMemo(() => themeOf(dark, !stillness.matches), [dark]);
  return (
    <ConfigProvider
      theme={theme}
      locale={LOCALES[language]}
      button={{ autoInsertSpace: false }}
      renderEmpty={(of) => (of === 'Select' ? <NoChoices /> : undefined)}
    >
      <AntApp component={false}>{children}</AntApp>
    </ConfigProvider>
  );
}
