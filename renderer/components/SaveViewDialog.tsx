import { App, Button, Checkbox, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { RIGHT_TO_SHARE, type SavedView, type ViewScreen } from '../../shared/contract/saved-views.ts';
import { useRight } from '../api/auth.ts';
import { useErrorText } from '../api/error-text.ts';
import { useRemoveView, useSaveView } from '../api/saved-views.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { useWhileShown } from './use-while-shown.ts';

interface SaveViewDialogProps {
  readonly screen: ViewScreen;
  readonly query: Pick<SavedView, 'address' | 'columns'>;
  /** The kept list that is shown or was chosen, if the person may change it: it can be replaced, renamed, deleted. */
  readonly chosen: SavedView | null;
  onSaved(id: string | null): void;
  onClose(): void;
}

/** Keeps a list under a name. A refusal keeps the dialog open. */
export function SaveViewDialog({ screen, query, chosen, onSaved, onClose }: SaveViewDialogProps) {
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ name: string; shared: boolean }>();
  const save = useSaveView();
  const remove = useRemoveView();
  const mayShare = useRight(RIGHT_TO_SHARE);
  const error = save.error ?? remove.error;

  async function keep(id: string | null) {
    const { name = '', shared = false } = form.getFieldsValue();
    try {
      const saved = await save.run({ ...query, id, screen, name, shared });
      void message.success(t('savedViews.saved', { name: name.trim() }));
      onSaved(saved.id);
      closeThis();
    } catch {
      // The refusal stands in the dialog.
    }
  }
  async function drop({ id, name }: SavedView) {
    try {
      await remove.run({ id });
      void message.success(t('savedViews.removed', { name }));
      onSaved(null);
      closeThis();
    } catch {
      // As above.
    }
  }
  return (
    <Modal
      open
      width={460}
      title={t('savedViews.title')}
      closable={{ 'aria-label': t('common.close') }}
      onCancel={onClose}
      afterOpenChange={(isOpen) => isOpen && form.focusField('name')}
      footer={
        <div className="saved-views-foot">
          {chosen && (
            <Button danger type="text" disabled={remove.pending} onClick={() => void drop(chosen)}>
              {t('savedViews.remove', { name: chosen.name })}
            </Button>
          )}
          <span className="saved-views-gap" />
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          {chosen && <Button onClick={() => void keep(null)}>{t('savedViews.asNew')}</Button>}
          <Button type="primary" loading={save.pending} onClick={() => form.submit()}>
            {chosen ? t('savedViews.overwrite', { name: chosen.name }) : t('common.save')}
          </Button>
        </div>
      }
    >
      <ErrorNotice text={error ? describe(error) : null} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name: chosen?.name ?? '', shared: chosen?.shared ?? false }}
        onFinish={() => void keep(chosen?.id ?? null)}
      >
        <Form.Item name="name" label={t('savedViews.name')}>
          <Input />
        </Form.Item>
        {mayShare && (
          <Form.Item name="shared" valuePropName="checked">
            <Checkbox>{t('savedViews.share')}</Checkbox>
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
