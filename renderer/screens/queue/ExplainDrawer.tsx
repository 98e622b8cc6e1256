import { CheckCircleOutlined, CloseCircleOutlined, MinusOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplainStep } from '../../../shared/contract/queue-plan.ts';
import { explainSentence } from '../../../shared/domain/queue/explain-words.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useExplanation } from '../../api/queue.ts';
import { DateField } from '../../components/DateField.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { StateTag } from '../../components/StateTag.tsx';

interface ExplainDrawerProps {
  readonly customerId: string;
  readonly date: string;
  onClose(): void;
}

const MARKS: Readonly<Record<ExplainStep['tone'], { icon: React.ReactNode; className: string }>> = {
  plain: { icon: <MinusOutlined />, className: 'tone-grey' },
  for: { icon: <CheckCircleOutlined />, className: 'tone-green' },
  against: { icon: <CloseCircleOutlined />, className: 'tone-red' },
};

/** Why a customer is or is not called on a date, a sentence for each link of the chain. */
export function ExplainDrawer({ customerId, date: openedFor, onClose }: ExplainDrawerProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const [date, setDate] = useState(openedFor);
  const explanation = useExplanation(customerId, date);
  const found = explanation.data;
  const words = (key: string, params?: Record<string, string | number>): string => t(key, params ?? {});
  return (
    <SideDrawer
      size={460}
      title={found ? t('queue.explainTitle', found.customer) : t('queue.explainLabel')}
      onClose={onClose}
    >
      <div className="queue-explain-head">
        <DateField label={t('queue.explainDate')} date={date} onChange={setDate} />
        {found && (
          <StateTag tone={found.due ? 'done' : 'none'}>
            {t(found.due ? 'queue.explainDue' : 'queue.explainNotDue')}
          </StateTag>
        )}
      </div>
      <ErrorNotice
        text={explanation.error ? describe(explanation.error) : null}
        onRetry={() => void explanation.refetch()}
      />
      {explanation.isPending ? (
        <Skeleton active />
      ) : (
        <ol className="queue-steps" aria-label={t('queue.explainLabel')}>
          {found?.steps.map((step) => (
            <li key={step.key}>
              <span className={MARKS[step.tone].className} aria-hidden>
                {MARKS[step.tone].icon}
              </span>
              <span>{explainSentence(step, words)}</span>
            </li>
          ))}
        </ol>
      )}
    </SideDrawer>
  );
}
