import { PrinterOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TableFormat } from '../../../shared/contract/saved-tables.ts';
import { FormatButtons } from '../../components/FormatButtons.tsx';

interface FigureActionsProps {
  readonly isCounting: boolean;
  onRefresh(): void;
  /** Without one the table can't be taken as a file: there is none yet. */
  readonly onSave?: ((format: TableFormat) => void) | undefined;
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
      <FormatButtons
        words={{ csv: t('tables.csv'), xlsx: t('tables.xlsx') }}
        hints={{ csv: t('tables.save.csv'), xlsx: t('tables.save.xlsx') }}
        onSave={onSave}
        isSaving={isSaving}
      />
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
        {t('caseFigures.print')}
      </Button>
    </>
  );
}
