import { Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './entrance.css';
import { LanguageSwitch, ThemeSwitch } from './PreferenceSwitches.tsx';

interface EntrancePageProps {
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The page before the work: who are you, or, once in a company's life, the first start. */
export function EntrancePage({ title, hint, wide = false, children }: EntrancePageProps) {
  const { t } = useTranslation();
  return (
    <div className="entrance">
      <header className="entrance-top">
        <span className="entrance-brand">
          <img src="/icon.svg" width={24} height={24} alt="" />
          {t('shell.product')}
        </span>
        <span className="entrance-switches">
          <LanguageSwitch />
          <ThemeSwitch />
        </span>
      </header>
      <main className="entrance-main" data-wide={wide}>
        <Typography.Title level={1} className="entrance-title">
          {title}
        </Typography.Title>
        {hint !== undefined && <p className="entrance-hint">{hint}</p>}
        {children}
      </main>
    </div>
  );
}
