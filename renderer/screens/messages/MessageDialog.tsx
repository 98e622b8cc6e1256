import { App, Form, Input, Modal, Radio, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MESSAGE_CODES_MOST, MESSAGE_TEXT_MOST, type MessageLine } from '../../../shared/contract/messages.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useMessageChoices, useMessageCodes, useSaveMessage } from '../../api/messages.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormDate } from '../../components/FormDate.tsx';
import { useToday } from '../../components/use-today.ts';
import { useWhileShown } from '../../components/use-while-shown.ts';
import { TargetsReach } from './TargetsReach.tsx';
import { fieldsOf, type TargetFields, targetsFrom } from './target-fields.ts';

interface MessageDialogProps {
  /** null: a new one, for a week from today. */
  readonly line: MessageLine | null;
  onClose(): void;
}

interface Fields extends TargetFields {
  readonly text: string;
  readonly validFrom: string;
  readonly validTo: string;
}

const NOBODY = { all: false, classIds: [], routeIds: [], areas: [], customerCodes: [] };

/** Writes a message, or changes one that nobody has heard. */
export function MessageDialog({ line, onClose }: MessageDialogProps) {
  const { t } = useTranslation();
  const closeThis = useWhileShown(onClose);
  const describe = useErrorText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const [fields, setFields] = useState<Partial<Fields>>({});
  const choices = useMessageChoices();
  const codes = useMessageCodes(line !== null && line.targets.customers > 0 ? line.messageId : null);
  const save = useSaveMessage();
  const today = useToday();
  const initial: Partial<Fields> =
    line === null
      ? { validFrom: today, validTo: addDays(today, 6), forWhom: 'chosen' }
      : { text: line.text, validFrom: line.validFrom, validTo: line.validTo, ...fieldsOf(line, codes.data ?? []) };
  const current = { ...initial, ...fields };

  async function submit(filled: Fields) {
    const { text, validFrom, validTo } = filled;
    const targets = targetsFrom(filled) ?? NOBODY;
    await save.run({ messageId: line?.messageId ?? null, text, validFrom, validTo, targets });
    void message.success(t('messages.saved'));
    closeThis();
  }
  const many = (options: { readonly value: string; readonly label: string }[]) => ({
    mode: 'multiple' as const,
    maxTagCount: 'responsive' as const,
    allowClear: true,
    loading: choices.isPending,
    showSearch: { optionFilterProp: 'label' },
    options,
  });
  const problem = save.error ?? choices.error ?? codes.error;

  return (
    <Modal
      open
      width={680}
      style={{ top: 24 }}
      title={t(line === null ? 'messages.add' : 'messages.edit')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      confirmLoading={save.pending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ErrorNotice text={problem ? describe(problem) : null} />
      {codes.isLoading ? (
        <Skeleton active />
      ) : (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          className="message-form"
          initialValues={initial}
          onValuesChange={(_changed, all: Fields) => setFields(all)}
          onFinish={(filled: Fields) => void submit(filled).catch(() => undefined)}
        >
          <Form.Item
            name="text"
            label={t('messages.text')}
            rules={[{ required: true, whitespace: true, message: t('messages.textMissing') }]}
          >
            <Input.TextArea
              autoFocus
              autoSize={{ minRows: 2, maxRows: 4 }}
              maxLength={MESSAGE_TEXT_MOST}
              showCount
              placeholder={t('messages.textHint', { most: MESSAGE_TEXT_MOST })}
            />
          </Form.Item>
          <div className="message-row">
            {(['validFrom', 'validTo'] as const).map((name) => (
              <Form.Item
                key={name}
                name={name}
                label={t(name === 'validFrom' ? 'messages.from' : 'messages.to')}
                rules={[{ required: true, message: t('messages.dateMissing') }]}
              >
                <FormDate />
              </Form.Item>
            ))}
            <Form.Item name="forWhom" label={t('messages.forWhom')}>
              <Radio.Group
                options={[
                  { value: 'chosen', label: t('messages.chosen') },
                  { value: 'all', label: t('messages.everybody') },
                ]}
              />
            </Form.Item>
          </div>
          {current.forWhom !== 'all' && (
            <>
              <div className="message-targets">
                <Form.Item name="classIds" label={t('messages.classes')}>
                  <Select
                    {...many(
                      (choices.data?.classes ?? []).map(({ id, typeName, name }) => ({
                        value: id,
                        label: `${typeName} ${name}`,
                      })),
                    )}
                  />
                </Form.Item>
                <Form.Item name="routeIds" label={t('messages.routes')}>
                  <Select
                    {...many(
                      (choices.data?.routes ?? []).map(({ id, code, name }) => ({
                        value: id,
                        label: `${code} ${name}`,
                      })),
                    )}
                  />
                </Form.Item>
                <Form.Item name="areas" label={t('messages.areas')}>
                  <Select {...many((choices.data?.areas ?? []).map((area) => ({ value: area, label: area })))} />
                </Form.Item>
              </div>
              <Form.Item name="codes" label={t('messages.codes')} extra={t('messages.targetsHint')}>
                <Input.TextArea
                  autoSize={{ minRows: 2, maxRows: 3 }}
                  placeholder={t('messages.codesHint', { most: MESSAGE_CODES_MOST })}
                />
              </Form.Item>
            </>
          )}
          <TargetsReach
            validFrom={current.validFrom ?? today}
            targets={targetsFrom({ ...current, forWhom: current.forWhom ?? 'chosen' })}
          />
        </Form>
      )}
    </Modal>
  );
}
