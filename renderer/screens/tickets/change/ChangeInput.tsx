import { Form, type FormRule, Radio, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangePartView } from '../../../../shared/contract/customer-changes.ts';
import type { CustomerCard } from '../../../../shared/contract/customers.ts';
import type { ChangeField } from '../../../../shared/domain/customers/change-parts.ts';
import { useCustomerCard } from '../../../api/customer-card.ts';
import { useChangesOfCustomer } from '../../../api/customer-changes.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import {
  type AskFields,
  areNumbersRight,
  askFieldsOf,
  type CarriedFields,
  correctedFieldsOf,
} from '../../customers/request/asked-change.ts';
import { ChangeFields } from '../../customers/request/ChangeFields.tsx';
import '../../customers/customers.css';

interface ChangeInputProps {
  readonly customerId: string;
  /** What the case's category changes. */
  readonly fields: readonly ChangeField[];
  /** What was asked for so far, to be corrected. */
  readonly asked?: readonly ChangePartView[];
  readonly askedId?: string;
  /** Given by the form that holds it. */
  readonly value?: CarriedFields;
  onChange?(value: CarriedFields): void;
}

/** A field of a form that holds what a service request changes of its customer, beginning with what stands there now. */
export function ChangeInput(props: ChangeInputProps) {
  const describe = useErrorText();
  const { data: card, error, refetch } = useCustomerCard(props.customerId);
  if (error) return <ErrorNotice text={describe(error)} onRetry={() => void refetch()} />;
  if (!card) return <Skeleton active paragraph={{ rows: 1 }} />;
  return <LoadedInput key={card.id} {...props} card={card} />;
}

function LoadedInput(props: ChangeInputProps & { readonly card: CustomerCard }) {
  const { card, customerId, fields, asked, askedId, value, onChange } = props;
  const { t } = useTranslation();
  const [form] = Form.useForm<AskFields>();
  // As the card was when the typing began, so that a change made elsewhere meanwhile is not asked back.
  const [kept] = useState((): CarriedFields => {
    if (value?.customerId === customerId) return value;
    const shown = asked ? correctedFieldsOf(card, asked) : askFieldsOf(card);
    return { customerId, shown, now: shown };
  });
  const rival = useRival(customerId, fields, askedId);
  const pending = value?.customerId === customerId ? value.pending : undefined;
  const give = (more: Partial<CarriedFields>) =>
    onChange?.({ ...kept, now: { ...kept.now, ...form.getFieldsValue(true) }, pending, ...more });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, so that what was left alone is known as such
  useEffect(() => give({}), []);
  return (
    <div>
      <p className="case-soft case-text">{t('caseChanges.formHint')}</p>
      <Form<AskFields>
        form={form}
        component={false}
        layout="vertical"
        requiredMark={false}
        initialValues={kept.now}
        onValuesChange={() => give({})}
      >
        <ChangeFields fields={fields} shown={kept.shown} extra={() => undefined} />
      </Form>
      {rival !== null && (
        <>
          <p className="case-soft case-text">{rival}</p>
          <Radio.Group
            value={pending}
            aria-label={rival}
            options={(['replace', 'add'] as const).map((each) => ({
              value: each,
              label: t(`customerChanges.${each}`),
            }))}
            onChange={({ target }) => give({ pending: target.value as CarriedFields['pending'] })}
          />
        </>
      )}
    </div>
  );
}

/** Refuses numbers that nobody can dial; they are marked where they stand. */
export function useChangeRules(): FormRule[] {
  const { t } = useTranslation();
  const validator = (_rule: unknown, typed: CarriedFields | undefined) =>
    typed === undefined || areNumbersRight(typed)
      ? Promise.resolve()
      : Promise.reject(new Error(t('customers.phoneWrong')));
  return [{ validator }];
}

/** A request for one of the fields that waits already: for what, and who asked; null: none. */
function useRival(customerId: string, fields: readonly ChangeField[], askedId: string | undefined): string | null {
  const { t } = useTranslation();
  const { data } = useChangesOfCustomer(customerId);
  for (const { state, changeId, parts, askedByName: name } of data ?? []) {
    const same = parts.map(({ field }) => field).filter((field) => fields.includes(field));
    if (state !== 'pending' || changeId === askedId || same.length === 0) continue;
    return t('customerChanges.waitingLine', { fields: same.join(','), name });
  }
  return null;
}
