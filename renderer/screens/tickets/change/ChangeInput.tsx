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
  const rivals = useRivals(customerId, fields, askedId);
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
        <ChangeFields fields={fields} shown={kept.shown} extra={(field) => rivals.wordOf(field)} />
      </Form>
      {rivals.any && (
        <Radio.Group
          value={pending}
          aria-label={rivals.any}
          options={(['replace', 'add'] as const).map((each) => ({ value: each, label: t(`customerChanges.${each}`) }))}
          onChange={({ target }) => give({ pending: target.value as CarriedFields['pending'] })}
        />
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

/** Requests for one of the fields that wait already: who asked, under the field and in one sentence. */
function useRivals(customerId: string, fields: readonly ChangeField[], askedId: string | undefined) {
  const { t } = useTranslation();
  const waiting = useChangesOfCustomer(customerId).data?.filter(
    ({ state, changeId }) => state === 'pending' && changeId !== askedId,
  );
  const parts = (waiting ?? []).flatMap((change) =>
    change.parts.map(({ field }) => [field, change.askedByName] as const),
  );
  const wordOf = (field: ChangeField) => {
    const name = parts.find(([asked]) => asked === field)?.[1];
    return name === undefined ? undefined : t('customerChanges.pendingField', { name });
  };
  const any = fields.map(wordOf).find((word) => word !== undefined);
  return { wordOf, any };
}
