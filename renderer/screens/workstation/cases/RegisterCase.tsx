import { Button, Form } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketKind } from '../../../../shared/contract/tickets.ts';
import { formatInstant } from '../../../../shared/i18n/format.ts';
import { intentionFor } from '../../../api/command-attempts.ts';
import { useErrorText } from '../../../api/error-text.ts';
import { useRegisterTicket } from '../../../api/tickets.ts';
import { useCompany } from '../../../components/company-context.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { dropCase, keepCase, keptCase } from '../../../state/kept-cases.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { flushPendingWork } from '../../../state/pending-work.ts';
import { serverNow } from '../../../state/server-clock.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { onSubmitKey } from '../../tickets/on-submit-key.ts';
import { CaseFields } from '../../tickets/register/CaseFields.tsx';
import { OrderLink } from '../../tickets/register/OrderLink.tsx';
import { PersonFields } from '../../tickets/register/PersonFields.tsx';
import {
  EMPTY_REGISTER_FIELDS,
  isBegun,
  type RegisterFields,
  registeringOf,
} from '../../tickets/register/register-fields.ts';
import '../../tickets/cases.css';
import { useWork } from '../work-context.ts';
import { DrawerHead } from './DrawerHead.tsx';
import { subjectOf } from './subject-of.ts';
import { useLinesInHand } from './use-lines-in-hand.ts';

/** Registers a case of whoever is in hand. What is typed is kept until it is registered or discarded. */
export function RegisterCase({ kind }: { readonly kind: TicketKind }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { timeZone } = useCompany();
  const { inHand } = useWork();
  const [form] = Form.useForm<RegisterFields>();
  const [isLeaving, setLeaving] = useState(false);
  const [subject] = useState(() => subjectOf(inHand));
  // A stranger's, which nobody typed.
  const [number] = useState(() => (subject.customerId === null ? (inHand.call?.number ?? '') : ''));
  const [kept] = useState(() => keptCase<RegisterFields>(subject, kind));
  const [begun] = useState<RegisterFields>(() => ({
    ...EMPTY_REGISTER_FIELDS,
    ...(number === '' ? {} : { personPhone: number }),
    ...kept?.fields,
    kind,
    whose: subject.customerId === null ? 'person' : 'customer',
    ...(subject.customerId === null ? {} : { customerId: subject.customerId }),
  }));
  const latest = useRef({ fields: begun, intention: kept?.intention ?? null });
  const unsettled = useMemo(
    () => ({
      get current() {
        return latest.current.intention;
      },
      set current(intention) {
        latest.current.intention = intention;
        if (isBegun(latest.current.fields, number)) keepCase(subject, kind, { ...latest.current, atMs: serverNow() });
      },
    }),
    [number, subject, kind],
  );
  const register = useRegisterTicket(unsettled);
  const typed = Form.useWatch([], form) as Partial<RegisterFields> | undefined;
  const linesInHand = useLinesInHand(typed?.orderLine);
  const keep = useCallback(
    (now: Partial<RegisterFields>) => {
      const fields = { ...begun, ...now };
      const isChanged = JSON.stringify(fields) !== JSON.stringify(latest.current.fields);
      latest.current.fields = fields;
      if (!isBegun(fields, number)) dropCase(subject, kind);
      else if (isChanged) keepCase(subject, kind, { ...latest.current, atMs: serverNow() });
    },
    [begun, number, subject, kind],
  );
  // What a category or an article put into the form; what is typed is kept at once, or Escape would be faster.
  useEffect(() => {
    if (typed) keep(typed);
  }, [typed, keep]);

  async function submit() {
    const deliveryDate = useOrderWork.getState().target?.deliveryDate ?? null;
    const input = registeringOf({ ...begun, ...form.getFieldsValue() }, deliveryDate);
    // The order in hand is linked by what is stored of it.
    await flushPendingWork();
    unsettled.current = intentionFor(input, unsettled.current, () => crypto.randomUUID());
    try {
      const { ticketId, number } = await register.run(input);
      dropCase(subject, kind);
      const { drawer, say } = useWorkstation.getState();
      // Behind what is asked meanwhile.
      if (drawer?.show === 'register' && drawer.kind === kind)
        useWorkstation.setState({ drawer: { show: 'case', ticketId } });
      else say({ tone: 'success', text: t('caseDrawer.registered', { number }) });
    } catch {
      form.getFieldInstance('description')?.focus();
    }
  }
  function discard() {
    latest.current = { fields: EMPTY_REGISTER_FIELDS, intention: null };
    dropCase(subject, kind);
    useWorkstation.getState().back();
  }
  return (
    <>
      <DrawerHead title={t(`tickets.kind.${kind}`)} />
      <Form
        form={form}
        layout="vertical"
        size="small"
        className="ws-case-form"
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        initialValues={begun}
        aria-label={t('tickets.register.open')}
        onValuesChange={(_, now) => keep(now)}
        onFinish={() => void submit()}
        onKeyDown={onSubmitKey(form.submit)}
      >
        {kept && (
          <p className="ws-soft" role="status">
            {t('caseDrawer.keptFrom', { at: formatInstant(kept.atMs, timeZone, 'date-time') })}
          </p>
        )}
        <ErrorNotice text={register.error ? describe(register.error) : null} onClose={register.clearError} />
        <CaseFields kind={kind} autoFocus>
          {subject.customerId === null ? (
            <PersonFields />
          ) : (
            <OrderLink customerId={subject.customerId} linesInHand={linesInHand} />
          )}
        </CaseFields>
        <div className="ws-case-actions">
          {isLeaving ? (
            <>
              <span>{t('caseDrawer.discardAsk')}</span>
              <Button autoFocus danger size="middle" onClick={discard}>
                {t('caseDrawer.discard')}
              </Button>
              <Button size="middle" onClick={() => setLeaving(false)}>
                {t('common.cancel')}
              </Button>
            </>
          ) : (
            <>
              <Button type="primary" size="middle" htmlType="submit" loading={register.pending}>
                {t('caseDrawer.register')} <KeyHint keys="Ctrl+Enter" />
              </Button>
              <Button size="middle" onClick={() => setLeaving(true)}>
                {t('caseDrawer.discard')}
              </Button>
            </>
          )}
        </div>
      </Form>
    </>
  );
}
