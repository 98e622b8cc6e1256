import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useRight } from '../../api/auth.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { ChannelTab } from './ChannelTab.tsx';
import { CycleTab } from './CycleTab.tsx';
import { OverrideTab } from './OverrideTab.tsx';
import { VisitTab } from './VisitTab.tsx';
import './strategies.css';

const TABS = ['cycle', 'channel', 'visit', 'own'] as const;
type Tab = (typeof TABS)[number];

/** What each class may expect: how often it is called, how it may order, how often it is visited; and who has its own. */
export default function StrategiesScreen() {
  const { t } = useTranslation();
  const mayEdit = useRight('plan.write');
  const [params, setParams] = useSearchParams();
  const asked = params.get('tab');
  const tab = TABS.find((one) => one === asked) ?? 'cycle';
  const pages = {
    cycle: <CycleTab mayEdit={mayEdit} />,
    channel: <ChannelTab mayEdit={mayEdit} />,
    visit: <VisitTab mayEdit={mayEdit} />,
    own: <OverrideTab />,
  };
  const title: Readonly<Record<Tab, string>> = {
    cycle: t('strategies.title'),
    channel: t('strategies.channel.title'),
    visit: t('strategies.visit.title'),
    own: t('strategies.own.title'),
  };
  return (
    <div className="strategies">
      <PageHeader title={title[tab]} description={t(`strategies.tabHint.${tab}`)} />
      <Tabs
        activeKey={tab}
        onChange={(key) => setParams(key === 'cycle' ? {} : { tab: key }, { replace: true })}
        items={TABS.map((key) => ({ key, label: t(`strategies.tab.${key}`), children: key === tab && pages[key] }))}
      />
    </div>
  );
}
