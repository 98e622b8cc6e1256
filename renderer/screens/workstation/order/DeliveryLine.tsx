import { InfoCircleOutlined } from '@ant-design/icons';
import { Button, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StandingOrder } from '../../../../shared/contract/standing-orders.ts';
import { deliveryProblem } from '../../../../shared/domain/orders/form-facts.ts';
import { formatDay, formatInstant } from '../../../../shared/i18n/format.ts';
import { KEY_MAP } from '../../../app/key-map.ts';
import { Amount } from '../../../components/Amount.tsx';
import { useCompany } from '../../../components/company-context.ts';
import { KeyHint } from '../../../components/KeyHint.tsx';
import { useLanguage } from '../../../components/use-language.ts';
import { leftDraft } from '../../../state/order/left-draft.ts';
import { openTaken } from '../../../state/order/open-taken.ts';
import { useOrderWork } from '../../../state/order-work.ts';
import { useWorkstation } from '../../../state/workstation.ts';
import { cutoffText } from '../seat/cutoff-text.ts';
import { useWork } from '../work-context.ts';
import { useChooseDelivery } from './use-choose-delivery.ts';

/** For which delivery the order is, and what has to be known about that delivery before typing. */
export function DeliveryLine() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { timeZone } = useCompany();
  const { form } = useWork();
  const chooseDelivery = useChooseDelivery();
  if (!form?.delivery) return null;
  const elsewhere = leftDraft(form);
  return (
    <div className="ws-delivery">
      <span className="ws-soft">{t('workstation.delivery')}</span>
      <Select
        className="ws-delivery-choice"
        aria-label={t('workstation.delivery')}
        value={form.delivery.deliveryDate}
        popupMatchSelectWidth={false}
        onChange={chooseDelivery}
        options={form.deliveries.map((delivery) => {
          const problem = deliveryProblem(form, delivery);
          const label = t('workstation.deliveryUntil', {
            day: formatDay(delivery.deliveryDate, language, 'short-weekday'),
            cutoff: cutoffText(delivery.cutoffAtMs, form.nowMs, timeZone),
          });
          if (problem === null) return { value: delivery.deliveryDate, label };
          return {
            value: delivery.deliveryDate,
            label: `${label} · ${t('workstation.deliveryNotAllowed')}`,
            title: t(`errors.${problem.key}`, problem.params),
            disabled: true,
          };
        })}
      />
      <KeyHint keys={KEY_MAP.delivery.keys} />
      {form.quotaCycles > 1 && (
        <span className="ws-cycles" title={t('workstation.quotaCyclesHint', { count: form.quotaCycles })}>
          <InfoCircleOutlined aria-hidden /> {t('workstation.quotaCycles', { count: form.quotaCycles })}
        </span>
      )}
      {form.classTotal && (
        <span className="ws-soft tabular">{t('workstation.classTotal', { ...form.classTotal })}</span>
      )}
      {(form.standing !== null || !form.delivery.offDay) && <Standing standing={form.standing} />}
      {form.delivery.offDay && <OffDayReason />}
      <AlreadyTaken />
      {form.popular && form.lines.length > 0 && (
        <span className="ws-popular">
          <InfoCircleOutlined aria-hidden />{' '}
          {form.popular.className === null
            ? t('workstation.popularWithAll')
            : t('workstation.popularInClass', { class: form.popular.className })}
        </span>
      )}
      {form.draft && !form.draft.mine && (
        <Button size="small" onClick={() => useWorkstation.getState().open('draft-of-other')}>
          {t('workstation.draftOfOther', { operator: form.draft.operatorName })}
        </Button>
      )}
      {elsewhere && (
        <Button size="small" onClick={() => useWorkstation.getState().open('move-draft')}>
          {t('workstation.draftLeft', { day: formatDay(elsewhere.deliveryDate, language, 'short') })}
        </Button>
      )}
    </div>
  );
}

/** What the customer takes every time: since when and by whom, or that there is none yet. */
function Standing({ standing }: { readonly standing: StandingOrder | null }) {
  const { t } = useTranslation();
  const { timeZone } = useCompany();
  const text = standing
    ? t('workstation.standing.since', {
        day: formatInstant(standing.changedAtMs, timeZone, 'date').slice(5),
        operator: standing.changedByName,
      })
    : t('workstation.standing.title');
  return (
    <Button size="small" className="ws-standing" onClick={() => useWorkstation.getState().open('standing')}>
      <span className="ws-ellipsis">{text}</span>
      <KeyHint keys={KEY_MAP.standingPanel.keys} />
    </Button>
  );
}

/** Ordering off the customer's order day is allowed, with a reason. */
function OffDayReason() {
  const { t } = useTranslation();
  const reason = useOrderWork((state) => state.offDayReason);
  const missing = useOrderWork((state) => state.problems['']?.some((each) => each.key === 'order-off-day-reason'));
  return (
    <Input
      id="off-day-reason"
      className="ws-off-day"
      size="small"
      maxLength={200}
      status={missing ? 'error' : ''}
      prefix={<InfoCircleOutlined aria-hidden />}
      placeholder={t('workstation.offDayReason')}
      aria-label={t('workstation.offDayReason')}
      value={reason}
      onChange={(event) => useOrderWork.getState().setOffDayReason(event.target.value)}
    />
  );
}

/** An order already taken for this delivery: add to it, or start another. */
function AlreadyTaken() {
  const { t } = useTranslation();
  const { form } = useWork();
  const addTo = useOrderWork((state) => state.addToOrderId);
  const taken = form?.taken ?? [];
  const [first] = taken;
  if (!first) return null;
  const open = openTaken(form);
  const shown = open ?? first;
  return (
    <span className="ws-taken-order" title={shown.channel === 'web' ? t('workstation.takenByWebHint') : undefined}>
      <InfoCircleOutlined aria-hidden />
      <span className="ws-ellipsis">
        {t(`workstation.${shown.channel === 'web' ? 'takenByWeb' : 'alreadyTaken'}`, {
          number: shown.number,
          count: shown.lineCount,
        })}{' '}
        <Amount minor={shown.amountMinor} />
        {shown.channel === 'web' && ` · ${t('workstation.notAddedByPhone')}`}
        {taken.length > 1 && ` (+${taken.length - 1})`}
      </span>
      {open && (
        <Segmented
          size="small"
          aria-label={t('workstation.addOrNew')}
          value={addTo === null ? 'new' : 'add'}
          onChange={(value) => useOrderWork.getState().setAddTo(value === 'add' ? open.orderId : null)}
          options={[
            { value: 'add', label: t('workstation.addToIt') },
            { value: 'new', label: t('workstation.startAnother') },
          ]}
        />
      )}
    </span>
  );
}
