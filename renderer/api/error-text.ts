import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError, type ErrorData, type FieldError } from '../../shared/contract/errors.ts';
import { errorDataOf } from './client.ts';

/** The sentence of an error: what is wrong, how much is left, what to do. */
export function errorText(t: TFunction, error: unknown): string {
  const data = describe(error);
  if (!data) return t('errors.no-connection');
  const [first] = data.fields;
  const sentence = t(`errors.${data.key}`, { ...data.params, defaultValue: t('errors.unknown', { key: data.key }) });
  return data.key === 'input-invalid' && first ? `${sentence} ${fieldText(t, first)}` : sentence;
}

/** The sentence that stands under one field of a form. */
export function fieldText(t: TFunction, field: FieldError): string {
  return t(`errors.${field.key}`, { ...field.params, defaultValue: t('errors.unknown', { key: field.key }) });
}

/** `errorText` in the language of the moment. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation();
  return useCallback((error: unknown) => errorText(t, error), [t]);
}

function describe(error: unknown): ErrorData | null {
  return error instanceof AppError ? error.toData() : errorDataOf(error);
}
