import { Button, InputNumber, Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEVEL_BY, LEVEL_CUSTOMERS_MOST } from '../../../shared/contract/leveling.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useProposeLeveling } from '../../api/leveling.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import './leveling.css';
import { ProposalView } from './ProposalView.tsx';

const USUAL_MOST = 500;

/** Proposes order weekdays that even out the load of the week, and applies those that are chosen. */
export default function LevelingScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const propose = useProposeLeveling();
  const [by, setBy] = useState<(typeof LEVEL_BY)[number]>('team');
  const [most, setMost] = useState(USUAL_MOST);
  const ask = () => propose.mutate({ by, mostCustomers: most });
  return (
    <div className="leveling">
      <PageHeader title={t('leveling.title')} description={t('leveling.subtitle')}>
        <div className="leveling-ask">
          <span>{t('leveling.by')}</span>
          <Select
            aria-label={t('leveling.by')}
            value={by}
            style={{ width: 140 }}
            options={LEVEL_BY.map((one) => ({ value: one, label: t(`leveling.byKinds.${one}`) }))}
            onChange={setBy}
          />
          <span>{t('leveling.most')}</span>
          <InputNumber
            aria-label={t('leveling.most')}
            min={1}
            max={LEVEL_CUSTOMERS_MOST}
            precision={0}
            value={most}
            controls={false}
            keyboard={false}
            changeOnWheel={false}
            style={{ width: 90 }}
            onChange={(value) => setMost(value ?? USUAL_MOST)}
            onPressEnter={ask}
          />
          <Button type="primary" loading={propose.isPending} onClick={ask}>
            {t('leveling.propose')}
          </Button>
        </div>
      </PageHeader>
      <ErrorNotice text={propose.error ? describe(propose.error) : null} />
      {propose.isPending ? (
        <p role="status">
          <Spin size="small" /> {t('leveling.computing')}
        </p>
      ) : propose.data ? (
        <ProposalView key={propose.submittedAt} proposal={propose.data} onApplied={ask} />
      ) : (
        <EmptyState title={t('leveling.empty')} hint={t('leveling.emptyHint')} />
      )}
    </div>
  );
}
