import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { CALL_COLUMNS, type CallColumn } from '../../../shared/contract/call-log.ts';
import { useCallLogColumns } from '../../state/call-log-columns.ts';

/** Which columns are shown; at least one stays. */
export function ColumnChoice() {
  const { t } = useTranslation();
  const { columns, choose, reset } = useCallLogColumns();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <>
          <Checkbox.Group<CallColumn>
            className="call-log-columns"
            value={[...columns]}
            options={CALL_COLUMNS.map((column) => ({ value: column, label: t(`callLog.column.${column}`) }))}
            onChange={(chosen) => chosen.length > 0 && choose(chosen)}
          />
          <Button size="small" onClick={reset}>
            {t('callLog.usualColumns')}
          </Button>
        </>
      }
    >
      <Button icon={<SettingOutlined />}>{t('callLog.columns')}</Button>
    </Popover>
  );
}
