import { ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** One phone in a form. */
export interface PhoneField {
  /** As typed, or as the stored number was shown. */
  number: string;
  label: string | null;
  dead: boolean;
  /** Of the stored phone that it was; null: a new one. */
  position: number | null;
}

interface PhoneFieldsProps {
  /** Numbers as they were shown, masked or whole: these need not be dialable. */
  readonly shown: readonly string[];
  /** Labels of stored phones are not typed here. */
  readonly labelsOfNew?: boolean;
}

/** The phones of a customer in a form's list `phones`: add, change, mark dead, put first. */
export function PhoneFields({ shown, labelsOfNew = false }: PhoneFieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset style={{ border: 0, margin: '0 0 16px', padding: 0 }}>
      <legend style={{ margin: 0, padding: '0 0 4px' }}>{t('customers.phones')}</legend>
      <Form.List name="phones">
        {(fields, { add, remove, move }) => (
          <>
            {fields.map(({ key, name }) => {
              const position = name + 1;
              return (
                <div key={key} className="customer-phone-row">
                  <Form.Item
                    name={[name, 'number']}
                    rules={[
                      { required: true, message: t('customers.phoneMissing') },
                      {
                        validator: (_rule, typed: string) =>
                          !typed || shown.includes(typed) || isNumber(typed)
                            ? Promise.resolve()
                            : Promise.reject(new Error(t('customers.phoneWrong'))),
                      },
                    ]}
                  >
                    <Input
                      className="tabular"
                      inputMode="tel"
                      aria-label={`${t('customers.phoneNumber')} ${position}`}
                    />
                  </Form.Item>
                  <LabelField name={name} ofNewOnly={labelsOfNew} />
                  <Form.Item name={[name, 'dead']} valuePropName="checked">
                    <Checkbox aria-label={`${t('customers.phoneDead')} ${position}`}>
                      {t('customers.phoneDead')}
                    </Checkbox>
                  </Form.Item>
                  <Button
                    icon={<ArrowUpOutlined aria-hidden />}
                    disabled={name === 0}
                    aria-label={t('customers.phoneUp', { position })}
                    onClick={() => move(name, name - 1)}
                  />
                  <Button
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={t('customers.removePhone', { position })}
                    onClick={() => remove(name)}
                  />
                </div>
              );
            })}
            {fields.length < 10 && (
              <Button
                icon={<PlusOutlined aria-hidden />}
                onClick={() => add({ number: '', label: null, dead: false, position: null } satisfies PhoneField)}
              >
                {t('customers.addPhone')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

function LabelField({ name, ofNewOnly }: { readonly name: number; readonly ofNewOnly: boolean }) {
  const { t } = useTranslation();
  const position: number | null | undefined = Form.useWatch(['phones', name, 'position']);
  return (
    <Form.Item name={[name, 'label']}>
      <Input
        maxLength={40}
        disabled={ofNewOnly && position != null}
        placeholder={t('customers.phoneLabel')}
        aria-label={`${t('customers.phoneLabel')} ${name + 1}`}
      />
    </Form.Item>
  );
}

/** Digits in any width with blanks and dashes between; the backend has the last word. */
function isNumber(typed: string): boolean {
  return /^\+?(?:[\s-]*\d){3,20}[\s-]*$/.test(typed.normalize('NFKC'));
}
