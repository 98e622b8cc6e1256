import { DownloadOutlined, PrinterOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

interface FigureActionsProps {
  readonly isCounting: boolean;
  onRefresh(): void;
  /** Without one the table can't be taken as a file: there is none yet. */
  readonly onSave?: (() => void) | undefined;
  readonly isSaving?: boolean;
}

/** Counting again, taking the table as a file, and printing what is shown. */
export function FigureActions({ isCounting, onRefresh, onSave, isSaving = false }: FigureActionsProps) {
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
      <Button
        icon={<DownloadOutlined aria-hidden />}
        title={t('tables.save')}
        disabled={onSave === undefined}
        loading={isSaving}
        onClick={onSave}
      >
        {t('tables.csv')}
      </Button>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
        {t('caseFigures.print')}
      </Button>
    </>
  );
}
