import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';

export interface StrategyTabProps {
  readonly mayEdit: boolean;
}

interface TabHeadProps {
  readonly showPast: boolean;
  onShowPast(show: boolean): void;
  readonly addLabel: string;
  /** null: this person only reads. */
  readonly onAdd: (() => void) | null;
}

/** What stands above each list of versions. */
export function TabHead({ showPast, onShowPast, addLabel, onAdd }: TabHeadProps) {
  const { t } = useTranslation();
  return (
    <div className="strategy-tab-head">
      <Checkbox checked={showPast} onChange={({ target }) => onShowPast(target.checked)}>
        {t('strategies.showOld')}
      </Checkbox>
      {onAdd !== null && (
        <Button type="primary" icon={<PlusOutlined />} onClick={onAdd}>
          {addLabel}
        </Button>
      )}
    </div>
  );
}
