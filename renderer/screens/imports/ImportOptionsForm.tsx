import { Checkbox, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportOptions } from '../../../shared/contract/import-mapping.ts';
import { type ImportDraft, withOptions } from './import-draft.ts';

interface ImportOptionsFormProps {
  readonly draft: ImportDraft;
  onChange(draft: ImportDraft): void;
}

type YesNo =
  | 'createCustomers'
  | 'createProducts'
  | 'createRoutes'
  | 'createClasses'
  | 'createPlaces'
  | 'allowClosed'
  | 'acceptMisfits';
const CHOICES: Readonly<Record<ImportDraft['mapping']['kind'], readonly YesNo[]>> = {
  customers: ['createRoutes', 'createClasses'],
  'class-memberships': [],
  products: [],
  'order-calendar': [],
  quotas: [],
  operators: ['createPlaces'],
  stock: [],
  prices: [],
  balances: [],
  'web-orders': ['allowClosed'],
  'order-results': [],
  routes: ['acceptMisfits'],
  orders: ['createCustomers', 'createProducts', 'allowClosed'],
};

/** What is done besides reading rows, each choice with what it means. */
export function ImportOptionsForm({ draft, onChange }: ImportOptionsFormProps) {
  const { t } = useTranslation();
  const { mapping, preview } = draft;
  const { kind, options } = mapping;
  const currencies = useMemo(() => Intl.supportedValuesOf('currency').map((value) => ({ value, label: value })), []);
  const set = (changed: Partial<ImportOptions>) => onChange({ ...draft, mapping: withOptions(mapping, changed) });
  return (
    <section className="import-options" aria-label={t('imports.options')}>
      <h2>{t('imports.options')}</h2>
      {CHOICES[kind].map((name) => (
        <Choice key={name} hint={t(`imports.optionHints.${name}`)}>
          <Checkbox checked={options[name]} onChange={(event) => set({ [name]: event.target.checked })}>
            {t(`imports.optionNames.${name}`)}
          </Checkbox>
        </Choice>
      ))}
      {kind === 'orders' && (
        <>
          <Choice hint={t('imports.optionHints.makeCallable')}>
            <Checkbox
              checked={draft.makeCallable && options.createCustomers}
              disabled={!options.createCustomers}
              onChange={(event) => onChange({ ...draft, makeCallable: event.target.checked })}
            >
              {t('imports.optionNames.makeCallable')}
            </Checkbox>
          </Choice>
          <div className="import-option-line">
            <label htmlFor="import-prefix">{t('imports.optionNames.cancelPrefix')}</label>
            <Input
              id="import-prefix"
              value={options.cancelPrefix}
              maxLength={10}
              onChange={(event) => set({ cancelPrefix: event.target.value.trim() })}
              style={{ width: 70 }}
            />
          </div>
          <div className="import-option-line">
            <span id="import-negative">{t('imports.optionNames.negativeQuantity')}</span>
            <Select<ImportOptions['negativeQuantity']>
              aria-labelledby="import-negative"
              value={options.negativeQuantity}
              onChange={(negativeQuantity) => set({ negativeQuantity })}
              options={(['reject', 'return'] as const).map((value) => ({
                value,
                label: t(`imports.negative.${value}`),
              }))}
              style={{ width: 110 }}
            />
          </div>
        </>
      )}
      {(kind === 'products' || kind === 'orders' || kind === 'web-orders' || kind === 'stock') && (
        <div className="import-option-line">
          <label htmlFor="import-most">{t('imports.optionNames.mostQuantity')}</label>
          <InputNumber
            id="import-most"
            min={1}
            max={1_000_000_000}
            precision={0}
            keyboard={false}
            controls={false}
            value={options.mostQuantity}
            onChange={(mostQuantity) => mostQuantity !== null && set({ mostQuantity })}
            style={{ width: 110 }}
          />
        </div>
      )}
      <div className="import-option-line">
        <span id="import-currency">{t('imports.optionNames.currency')}</span>
        <Select
          showSearch
          aria-labelledby="import-currency"
          value={mapping.currency ?? preview.companyCurrency}
          onChange={(currency) => onChange({ ...draft, mapping: { ...mapping, currency } })}
          options={currencies}
          style={{ width: 90 }}
        />
      </div>
      <Choice hint={t('imports.optionHints.allOrNothing')}>
        <Checkbox
          checked={draft.allOrNothing}
          onChange={(event) => onChange({ ...draft, allOrNothing: event.target.checked })}
        >
          {t('imports.optionNames.allOrNothing')}
        </Checkbox>
      </Choice>
    </section>
  );
}

function Choice({ hint, children }: { readonly hint: string; readonly children: ReactNode }) {
  return (
    <div className="import-option">
      {children}
      <p>{hint}</p>
    </div>
  );
}
