import { Button, type TableColumnType } from 'antd';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../components/StateTag.tsx';

/** The column that says whether a row is in use. */
export function stateColumn<Row extends { readonly active: boolean }>(t: TFunction): TableColumnType<Row> {
  return {
    title: t('caseSetup.state'),
    width: 110,
    render: (_, { active }) => (
      <StateTag tone={active ? 'ready' : 'off'}>{t(active ? 'caseSetup.inUse' : 'caseSetup.outOfUse')}</StateTag>
    ),
  };
}

interface RowButtonProps {
  /** Says the row too. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly disabled?: boolean;
  onClick(): void;
}

/** An action of a row, as its icon. */
export function RowButton({ label, icon, disabled = false, onClick }: RowButtonProps) {
  return (
    <Button
      type="text"
      size="small"
      title={label}
      icon={icon}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    />
  );
}

interface UseSwitchProps {
  readonly name: string;
  readonly active: boolean;
  onChange(active: boolean): void;
}

/** Takes a row out of use, or into use again. */
export function UseSwitch({ name, active, onChange }: UseSwitchProps) {
  const { t } = useTranslation();
  return (
    <Button type="link" size="small" onClick={() => onChange(!active)}>
      {t(active ? 'caseSetup.stop' : 'caseSetup.use')}
      <span className="visually-hidden"> {name}</span>
    </Button>
  );
}
