import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageHeader } from '../../components/PageHeader.tsx';
import { ArticlesTab } from './ArticlesTab.tsx';
import { CategoriesTab } from './CategoriesTab.tsx';
import './case-setup.css';
import { PoliciesTab } from './PoliciesTab.tsx';
import { UnitsTab } from './UnitsTab.tsx';

const TABS = ['categories', 'units', 'policies', 'articles'] as const;
const PAGES = { categories: CategoriesTab, units: UnitsTab, policies: PoliciesTab, articles: ArticlesTab } as const;

/** What cases are made of: categories with what they ask for, units that solve them, times that they have, articles that answer them. */
export default function CaseSetupScreen() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const tab = TABS.find((one) => one === params.get('tab')) ?? 'categories';
  const Page = PAGES[tab];
  return (
    <div className="case-setup">
      <PageHeader title={t('caseSetup.title')} description={t(`caseSetup.tabHint.${tab}`)} />
      <Tabs
        activeKey={tab}
        onChange={(key) => setParams(key === 'categories' ? {} : { tab: key }, { replace: true })}
        items={TABS.map((key) => ({ key, label: t(`caseSetup.tab.${key}`), children: key === tab && <Page /> }))}
      />
    </div>
  );
}
