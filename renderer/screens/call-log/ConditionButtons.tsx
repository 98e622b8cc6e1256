import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

interface ConditionButtonsProps<Change> {
  /** What a figure led to and no field shows: its words, and the change that takes it away. */
  readonly conditions: readonly (readonly [words: string, without: Change])[];
  onRemove(without: Change): void;
}

/** Conditions of a filter that have no field of their own; each is taken away by its button. */
export function ConditionButtons<Change>({ conditions, onRemove }: ConditionButtonsProps<Change>) {
  const { t } = useTranslation();
  return conditions.map(([words, without]) => (
    <Button
      key={words}
      icon={<CloseOutlined aria-hidden />}
      aria-label={t('callLog.removeCondition', { condition: words })}
      onClick={() => onRemove(without)}
    >
      {words}
    </Button>
  ));
}
