import { App, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorRow } from '../../../shared/contract/operators.ts';
import { useErrorText } from '../../api/error-text.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';

interface PeopleDialogProps {
  /** Whose words title the dialog. */
  readonly words: 'shifts' | 'skills';
  readonly people: readonly Pick<OperatorRow, 'id' | 'name'>[];
  readonly saving: { readonly pending: boolean; readonly error: unknown };
  readonly wide?: boolean;
  onSave(): void;
  onClose(): void;
  onOpened?(): void;
  readonly children: ReactNode;
}

/** The frame of what is given to one person, or the same to several. */
export function PeopleDialog(props: PeopleDialogProps) {
  const { words, people, saving, wide = false, onSave, onClose, onOpened, children } = props;
  const { t } = useTranslation();
  const describe = useErrorText();
  return (
    <Modal
      closable={{ 'aria-label': t('common.close') }}
      open
      title={
        people.length === 1
          ? t(`${words}.titleOf`, { name: people[0]?.name })
          : t(`${words}.titleOfMany`, { count: people.length })
      }
      {...(wide ? { width: 560, style: { top: 24 } } : {})}
      onCancel={onClose}
      onOk={onSave}
      afterOpenChange={(isOpen) => isOpen && onOpened?.()}
      okText={t('common.save')}
      confirmLoading={saving.pending}
    >
      <ErrorNotice text={saving.error ? describe(saving.error) : null} />
      {children}
    </Modal>
  );
}

/** Says for how many people it was saved, and closes the dialog while it is still the one that is shown. */
export function useSaved(words: PeopleDialogProps['words'], onClose: () => void): (changed: number) => void {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const closeThis = useWhileShown(onClose);
  return (changed) => {
    void message.success(changed === 0 ? t(`${words}.unchanged`) : t(`${words}.saved`, { count: changed }));
    closeThis();
  };
}
