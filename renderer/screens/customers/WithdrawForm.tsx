import { App, Button, Flex, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MembershipView } from '../../../shared/contract/class-changes.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { useWithdrawMembership } from '../../api/class-changes.ts';
import { useEffectStep } from '../effects/use-effect-step.tsx';

interface WithdrawFormProps {
  readonly customerId: string;
  readonly planned: MembershipView;
  readonly memberships: readonly MembershipView[];
  onDone(): void;
}

/** Cancels a planned class, saying what goes on in its place. */
export function WithdrawForm({ customerId, planned, memberships, onDone }: WithdrawFormProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const withdraw = useWithdrawMembership();
  const effect = useEffectStep();
  const { classTypeId, validFrom } = planned;
  const goesOn = memberships.find((one) => one.classTypeId === classTypeId && one.validTo === addDays(validFrom, -1));

  function submit({ reason }: { reason: string }) {
    const input = { customerId, classTypeId, validFrom, reason };
    effect.look({
      change: { kind: 'classes.withdrawMembership', input },
      what: t('classes.withdrawOf', { class: planned.className, from: validFrom }),
      apply: () => withdraw.run(input),
      onApplied() {
        void message.success(t('classes.withdrawn'));
        onDone();
      },
    });
  }
  return (
    <>
      {effect.dialog}
      <Form
        layout="vertical"
        requiredMark={false}
        className="customer-class-form"
        aria-label={t('classes.withdraw')}
        onFinish={submit}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDone();
        }}
      >
        <p>
          {t('classes.withdrawOf', { class: planned.className, from: validFrom })}{' '}
          {goesOn ? t('classes.goesOn', { class: goesOn.className }) : t('classes.noneThen')}
        </p>
        <Form.Item
          name="reason"
          label={t('classes.reason')}
          extra={t('classes.reasonHint')}
          rules={[{ required: true, whitespace: true, message: t('classes.missing') }]}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Flex gap="small">
          <Button type="primary" htmlType="submit">
            {t('classes.withdraw')}
          </Button>
          <Button onClick={onDone}>{t('common.back')}</Button>
        </Flex>
      </Form>
    </>
  );
}
