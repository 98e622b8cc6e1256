import { App, Button, Form, Input, Modal, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../../shared/contract/customers.ts';
import type { OverrideView, StrategyContent } from '../../../shared/contract/strategies.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import { storedRuleInWords } from '../../../shared/domain/queue/explain-words.ts';
import { placeVersions } from '../../../shared/domain/strategies/version-timeline.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useCustomerStrategies, useEndOverride } from '../../api/strategies.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormDate } from '../../components/FormDate.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { useEffectStep } from '../effects/use-effect-step.tsx';
import { OverrideDrawer } from '../strategies/OverrideDrawer.tsx';
import '../strategies/strategies.css';

interface Edited {
  readonly base: StrategyContent | null;
  readonly id: string | null;
  readonly validFrom: string;
  readonly locked: boolean;
}

const TONES = { past: 'done', present: 'ready', future: 'waiting' } as const;

/** A customer's strategy: its own versions, else the one its class gives it. Supervisors make, change and end its own. */
export function OwnStrategy({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const mayEdit = useRight('plan.write');
  const { data, error, refetch } = useCustomerStrategies(card.id);
  const [edited, setEdited] = useState<Edited | null>(null);
  const [ended, setEnded] = useState<OverrideView | null>(null);
  const words = (rule: string) =>
    storedRuleInWords(rule, card.orderWeekdays.join(','), (key, params) => t(key, params ?? {}));
  if (!data) {
    if (error) return <ErrorNotice text={describe(error)} onRetry={() => void refetch()} />;
    return <Skeleton active paragraph={{ rows: 2 }} />;
  }
  const { today, versions, ofClass } = data;
  const routeWeekdays = card.route?.days.map((day) => day.orderWeekday) ?? null;
  const customer = { ...card, routeWeekdays };
  const present = versions.find((one) => one.validFrom <= today && (one.validTo === null || one.validTo >= today));
  return (
    <section aria-labelledby="own-strategy">
      <h3 id="own-strategy">{t('strategies.own.heading')}</h3>
      <p className="strategy-soft">
        {ofClass === null
          ? t('strategies.own.noClass')
          : t(present ? 'strategies.own.insteadOf' : 'strategies.own.fromClass', {
              of: ofClass.className ?? t('strategies.defaultShort'),
              words: words(ofClass.content.rule),
            })}
      </p>
      <ul className="strategy-own-list">
        {placeVersions(versions, today).map(({ version, time, lastDay, gapAfter }) => (
          <li key={version.id} className={time === 'past' ? 'strategy-past-row' : ''}>
            <div className="strategy-validity">
              <StateTag tone={TONES[time]}>{t(`strategies.time.${time}`)}</StateTag>
              <span className="tabular">
                {version.validFrom} – {lastDay ?? t('strategies.openEnd')}
              </span>
              {mayEdit && time !== 'past' && (
                <span className="strategy-own-actions">
                  <Button
                    type="link"
                    size="small"
                    disabled={card.status === 'closed'}
                    aria-label={`${t('common.edit')} ${version.name}`}
                    onClick={() =>
                      setEdited({
                        base: version,
                        id: version.id,
                        validFrom: version.validFrom,
                        locked: version.used,
                      })
                    }
                  >
                    {t('common.edit')}
                  </Button>
                  <Button
                    type="link"
                    size="small"
                    aria-label={`${t('strategies.own.end')} ${version.name}`}
                    onClick={() => setEnded(version)}
                  >
                    {t('strategies.own.end')}
                  </Button>
                </span>
              )}
            </div>
            <div>
              {version.name}: {words(version.rule)}
            </div>
            {gapAfter && <div className="strategy-soft">{t('strategies.own.gap', gapAfter)}</div>}
          </li>
        ))}
      </ul>
      {mayEdit &&
        (card.status === 'closed' ? (
          <p className="strategy-soft">{t('strategies.own.closedHint')}</p>
        ) : (
          <Button
            onClick={() =>
              setEdited({
                base: present ?? ofClass?.content ?? null,
                id: null,
                validFrom: present ? addDays(today, 1) : today,
                locked: false,
              })
            }
          >
            {t(present ? 'strategies.newVersion' : 'strategies.own.give')}
          </Button>
        ))}
      {edited && <OverrideDrawer customer={customer} {...edited} onClose={() => setEdited(null)} />}
      {ended && <EndDialog version={ended} today={today} onClose={() => setEnded(null)} />}
    </section>
  );
}

interface EndDialogProps {
  readonly version: OverrideView;
  readonly today: string;
  onClose(): void;
}

/** From which day on the class says again how the customer is called. */
function EndDialog({ version, today, onClose }: EndDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const end = useEndOverride();
  const effect = useEffectStep();
  const [form] = Form.useForm<{ lastDay: string; reason: string }>();
  function submit(fields: { lastDay: string; reason: string }) {
    const input = { id: version.id, ...fields };
    effect.look({
      change: { kind: 'strategies.endOverride', input },
      what: t('strategies.own.endTitle', { name: version.name }),
      apply: () => end.run(input),
      onApplied() {
        void message.success(t('strategies.saved'));
        onClose();
      },
    });
  }
  return (
    <Modal
      open
      title={t('strategies.own.endTitle', { name: version.name })}
      okText={t('strategies.own.end')}
      cancelText={t('common.cancel')}
      closable={{ 'aria-label': t('common.close') }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {effect.dialog}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ lastDay: version.validFrom > today ? addDays(version.validFrom, -1) : today, reason: '' }}
        onFinish={submit}
      >
        <Form.Item
          name="lastDay"
          label={t('strategies.own.lastDay')}
          extra={version.validFrom > today ? t('strategies.own.notBegun') : undefined}
          rules={[{ required: true, message: t('strategies.own.lastDay') }]}
        >
          <FormDate />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('strategies.own.reason')}
          rules={[{ required: true, whitespace: true, message: t('strategies.own.reasonMissing') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
