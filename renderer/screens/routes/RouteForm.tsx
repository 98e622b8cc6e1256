import { Alert, App, Button, Flex, Form, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RouteDetail, RouteMisfits } from '../../../shared/contract/routes.ts';
import { isBusinessDate } from '../../../shared/domain/calendar/business-date.ts';
import { formatCount, formatWeekday } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { fetchMisfits, useSaveRoute, useTeamChoices } from '../../api/routes.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { namedOrDots } from '../../components/named-or-dots.ts';
import { useLanguage } from '../../components/use-language.ts';
import { useToday } from '../../components/use-today.ts';
import { RouteDayText } from '../customers/CustomerFacts.tsx';
import { useEffectStep } from '../effects/use-effect-step.tsx';
import { RouteDayRows } from './RouteDayRows.tsx';
import { type DayFields, dayFieldsOf, newDay, routeDayOf } from './route-fields.ts';
import './routes.css';

interface Fields {
  readonly code: string;
  readonly name: string;
  readonly teamId: string;
  readonly validFrom: string;
  readonly days: DayFields[];
}

const NO_TEAM = '';

interface RouteFormProps {
  /** null: a new route. */
  readonly route: RouteDetail | null;
  onDone(): void;
}

export function RouteForm({ route, onDone }: RouteFormProps) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { message } = App.useApp();
  const today = useToday();
  const teams = useTeamChoices().data ?? [];
  const save = useSaveRoute();
  const effect = useEffectStep();
  const newest = route?.versions.at(-1);
  const initial: Fields = {
    code: route?.code ?? '',
    name: route?.name ?? '',
    teamId: route?.teamId ?? NO_TEAM,
    validFrom: newest && newest.validFrom > today ? newest.validFrom : today,
    days: newest?.days.map(dayFieldsOf) ?? [newDay([])],
  };

  const [found, setFound] = useState<{ misfits: RouteMisfits; fields: Fields } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [asking, setAsking] = useState<Fields | null>(null);
  /** What was saved last, as long as nothing was changed since: the answer to anything else is nobody's. */
  const meant = useRef<Fields | null>(null);

  async function submit(fields: Fields) {
    setFailure(null);
    setFound(null);
    if (route === null) {
      look(fields, false);
      return;
    }
    const weekdays = fields.days.map((day) => day.orderWeekday);
    meant.current = fields;
    setAsking(fields);
    try {
      const misfits = await fetchMisfits({ routeId: route.id, validFrom: fields.validFrom, weekdays });
      if (meant.current !== fields) return;
      if (misfits.count > 0) setFound({ misfits, fields });
      else look(fields, false);
    } catch (error) {
      if (meant.current === fields) setFailure(error);
    } finally {
      setAsking((now) => (now === fields ? null : now));
    }
  }
  function look(fields: Fields, acceptMisfits: boolean) {
    const input = {
      routeId: route?.id ?? null,
      code: fields.code,
      name: fields.name,
      teamId: fields.teamId || null,
      validFrom: fields.validFrom,
      days: fields.days.map(routeDayOf),
      acceptMisfits,
    };
    effect.look({
      change: { kind: 'routes.save', input },
      what: `${fields.code} ${fields.name}`,
      apply: () => save.run(input),
      onApplied() {
        void message.success(t('routes.saved', { name: fields.name }));
        onDone();
      },
    });
  }

  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      aria-label={t(route === null ? 'routes.addTitle' : 'routes.editTitle')}
      onFinish={(fields) => void submit(fields)}
      onValuesChange={() => {
        meant.current = null;
        setAsking(null);
        setFound(null);
      }}
    >
      {effect.dialog}
      <div className="route-line">
        <Form.Item
          name="code"
          label={t('routes.code')}
          rules={[{ required: true, whitespace: true, message: t('routes.codeMissing') }]}
        >
          <Input maxLength={40} disabled={route !== null} style={{ width: 140 }} />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('routes.name')}
          rules={[{ required: true, whitespace: true, message: t('routes.nameMissing') }]}
        >
          <Input maxLength={80} style={{ width: 260 }} />
        </Form.Item>
        <Form.Item name="teamId" label={t('routes.team')}>
          <Select
            labelRender={namedOrDots}
            style={{ width: 200 }}
            options={[
              { value: NO_TEAM, label: t('routes.noTeam') },
              ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Form.Item>
      </div>
      <Form.Item
        name="validFrom"
        label={t('routes.validFrom')}
        extra={t('routes.validFromHint')}
        rules={[
          {
            validator: (_rule, value: string) =>
              isBusinessDate(value) ? Promise.resolve() : Promise.reject(new Error(t('routes.validFromWrong'))),
          },
        ]}
      >
        <Input className="tabular" maxLength={10} style={{ width: 140 }} />
      </Form.Item>
      <RouteDayRows />
      <ErrorNotice text={failure ? describe(failure) : null} />
      {found && (
        <Misfits misfits={found.misfits} from={found.fields.validFrom} onAccept={() => look(found.fields, true)} />
      )}
      <Flex gap="small">
        <Button type="primary" htmlType="submit" loading={asking !== null}>
          {t('routes.save')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </Flex>
      {route && route.versions.length > 1 && <Versions route={route} />}
    </Form>
  );
}

interface MisfitsProps {
  readonly misfits: RouteMisfits;
  readonly from: string;
  onAccept(): void;
}

/** Who keeps an order day that the route will not have; seen before it is saved. */
function Misfits({ misfits, from, onAccept }: MisfitsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { count, removed, customers } = misfits;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={t('routes.misfitsTitle', { count: formatCount(count, language) as never })}
      description={
        <>
          <p>
            {t('routes.misfitsHint', {
              from,
              weekdays: removed.map((day) => formatWeekday(day, language)).join(language === 'en' ? ', ' : '、'),
            })}
          </p>
          <ul className="route-misfits" aria-label={t('routes.misfitsList')}>
            {customers.map(({ id, code, name, orderWeekdays }) => (
              <li key={id}>
                <Link to={`/customers/${id}`}>
                  {code} {name}
                </Link>{' '}
                {orderWeekdays.map((day) => formatWeekday(day, language)).join(' ')}
              </li>
            ))}
            {count > customers.length && (
              <li>{t('routes.misfitsMore', { count: formatCount(count - customers.length, language) as never })}</li>
            )}
          </ul>
          <Button autoFocus onClick={onAccept}>
            {t('routes.misfitsAccept')}
          </Button>
        </>
      }
    />
  );
}

function Versions({ route }: { readonly route: RouteDetail }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 style={{ fontSize: 14 }}>{t('routes.versions')}</h2>
      <dl className="route-versions">
        {route.versions.toReversed().map(({ validFrom, days }) => (
          <div key={validFrom}>
            <dt>{t('routes.versionFrom', { date: validFrom })}</dt>
            {days.map((day) => (
              <dd key={day.orderWeekday}>
                <RouteDayText day={day} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
