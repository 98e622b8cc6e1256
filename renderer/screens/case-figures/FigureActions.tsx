import { PrinterOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

interface FigureActionsProps {
  readonly isCounting: boolean;
  onRefresh(): void;
}

/** Counting again, and printing what is shown. */
export function FigureActions({ isCounting, onRefresh }: FigureActionsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button
        icon={<ReloadOutlined />}
        aria-label={t('caseFigures.refresh')}
        title={t('caseFigures.refresh')}
        loading={isCounting}
        onClick={onRefresh}
      />
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
        {t('caseFigures.print')}
      </Button>
    </>
  );
}
