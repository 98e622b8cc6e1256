import { App, Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../api/error-text.ts';
import type { Command } from '../../api/use-command.ts';
import { AuditLink } from '../../components/AuditLink.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormDate } from '../../components/FormDate.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';
import { ClassField, classOfField, fieldOfClass } from './ClassField.tsx';
import type { EditedVersion } from './ClassStrategyTab.tsx';

const ENTITIES = { channel: 'order-channel-strategy', visit: 'visit-cycle-strategy' } as const;

/** Whose version it is, what it is called and when it holds. */
export interface VersionHead {
  readonly classId: string | null;
  readonly name: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

interface Fields {
  readonly classId: string;
  readonly name: string;
  readonly validFrom: string;
  readonly validTo?: string;
}

interface ClassStrategyDrawerProps<Content> {
  /** Its words: `strategies.<kind>`. */
  readonly kind: 'channel' | 'visit';
  readonly edited: EditedVersion<VersionHead>;
  /** What the version says beside its head; null while something is missing. */
  readonly content: Content | null;
  readonly save: Command<{ id: string | null; fields: VersionHead & Content }, { id: string }>;
  /** The fields of the content, given the day from which the version holds. */
  children(validFrom: string): ReactNode;
  onClose(): void;
}

/** Makes or changes a version of a strategy that makes no calls. */
export function ClassStrategyDrawer<Content>(props: ClassStrategyDrawerProps<Content>) {
  const { kind, edited, content, save, children, onClose } = props;
  const { base, id } = edited;
  const { t } = useTranslation();
  const close = useWhileShown(onClose);
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const validFrom = Form.useWatch('validFrom', form) ?? edited.validFrom;

  async function submit(fields: Fields) {
    if (content === null) return;
    const head = { ...fields, classId: classOfField(fields.classId), validTo: fields.validTo || null };
    await save.run({ id, fields: { ...head, ...content } });
    void message.success(t('strategies.saved'));
    close();
  }

  return (
    <SideDrawer
      size={560}
      title={t(id === null ? `strategies.${kind}.add` : `strategies.${kind}.edit`)}
      onClose={onClose}
      footer={
        <Button type="primary" loading={save.pending} disabled={content === null} onClick={() => form.submit()}>
          {t('common.save')}
        </Button>
      }
    >
      <ErrorNotice text={save.error ? describe(save.error) : null} />
      {id !== null && <AuditLink entity={ENTITIES[kind]} thing={id} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          classId: fieldOfClass(base?.classId ?? null),
          name: base?.name ?? '',
          validFrom: edited.validFrom,
          validTo: id === null ? '' : (base?.validTo ?? ''),
        }}
        onFinish={(fields) => void submit(fields).catch(() => undefined)}
      >
        <ClassField disabled={false} />
        <Form.Item
          name="name"
          label={t('strategies.name')}
          rules={[{ required: true, whitespace: true, message: t('strategies.nameMissing') }]}
        >
          <Input maxLength={80} />
        </Form.Item>
        <div className="strategy-row">
          <Form.Item
            name="validFrom"
            label={t('strategies.validFrom')}
            rules={[{ required: true, message: t('strategies.dateMissing') }]}
          >
            <FormDate />
          </Form.Item>
          <Form.Item name="validTo" label={t('strategies.validTo')}>
            <FormDate allowClear placeholder={t('strategies.openEnd')} />
          </Form.Item>
        </div>
        {children(validFrom)}
      </Form>
    </SideDrawer>
  );
}
