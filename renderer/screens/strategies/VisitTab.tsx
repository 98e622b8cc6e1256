import { useTranslation } from 'react-i18next';
import type { VisitStrategyView } from '../../../shared/contract/class-strategies.ts';
import { storedRuleInWords } from '../../../shared/domain/queue/explain-words.ts';
import { useRemoveVisitStrategy, useVisitStrategies } from '../../api/strategies.ts';
import { ClassStrategyTab } from './ClassStrategyTab.tsx';
import type { StrategyTabProps } from './TabHead.tsx';
import { VisitDrawer } from './VisitDrawer.tsx';

/** The reference rhythm of visits by class; the customer card shows the next ones. */
export function VisitTab({ mayEdit }: StrategyTabProps) {
  const { t } = useTranslation();
  return (
    <ClassStrategyTab<VisitStrategyView>
      kind="visit"
      mayEdit={mayEdit}
      list={useVisitStrategies()}
      remove={useRemoveVisitStrategy()}
      columns={[
        {
          key: 'cycle',
          title: t('strategies.cycle'),
          render: (one) => storedRuleInWords(one.rule, '', (key, params) => t(key, params ?? {})),
        },
        { key: 'note', title: t('strategies.visit.note'), render: (one) => one.note },
      ]}
      drawer={(edited, onClose) => <VisitDrawer edited={edited} onClose={onClose} />}
    />
  );
}
