import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/error-text.ts';

interface RowActionsProps {
  /** What the row is called, for the question and for screen readers. */
  readonly name: string;
  /** Further buttons, first. */
  readonly more?: ReactNode;
  onEdit(): void;
  onRemove(): Promise<unknown>;
}

/** Edit and delete of one row; deleting asks first and says why it may not. */
export function RowActions({ name, more, onEdit, onRemove }: RowActionsProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { modal, message } = App.useApp();
  return (
    <span className="row-actions">
      {more}
      <Button size="small" aria-label={t('operators.editNamed', { name })} onClick={onEdit}>
        {t('common.edit')}
      </Button>
      <Button
        size="small"
        aria-label={t('operators.removeNamed', { name })}
        onClick={() =>
          modal.confirm({
            title: t('operators.removeTitle', { name }),
            okText: t('common.delete'),
            okButtonProps: { danger: true },
            onOk: () => onRemove().catch((error) => void message.error(describe(error), 8)),
          })
        }
      >
        {t('common.delete')}
      </Button>
    </span>
  );
}
