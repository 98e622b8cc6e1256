import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useRight } from '../api/auth.ts';
import { useFoundCases, useFoundCustomers, useFoundOrders } from '../api/find.ts';
import { activeActions, performAction } from './actions.ts';
import { type ActionName, KEY_MAP } from './key-map.ts';
import type { Screen } from './screen.ts';

export interface Finding {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly keys?: string;
  readonly section: string;
  /** Found by the backend, with whatever was typed when it was asked. */
  readonly asked?: true;
  choose(): void;
}

interface Findings {
  readonly findings: readonly Finding[];
  /** They are those of the text, all of them. */
  readonly isSettled: boolean;
}

/** What fits the text: screens and actions by their words, customers, orders and cases by the backend's search. */
export function useFindings(open: boolean, text: string, screens: readonly Screen[]): Findings {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const searches = useRight('customer.read') && open;
  const customerSearch = useFoundCustomers(text, searches);
  const orderSearch = useFoundOrders(text, searches);
  const caseSearch = useFoundCases(text, useRight('ticket.work') && open);
  const isSettled = [customerSearch, orderSearch, caseSearch].every(
    ({ isLoading, isPlaceholderData, isFetching }) => !isLoading && !(isPlaceholderData && isFetching),
  );
  const customers = currentOf(customerSearch);
  const orders = currentOf(orderSearch)?.rows;
  const cases = currentOf(caseSearch)?.rows;

  const findings = useMemo(() => {
    if (!open) return [];
    const wanted = text.toLowerCase();
    const pages = screens
      .filter((screen) => screen.hidden !== true)
      .map(
        ({ path, labelKey }): Finding => ({
          id: path,
          label: t(labelKey),
          section: t('shell.findScreens'),
          choose: () => void navigate(path),
        }),
      );
    const active = activeActions();
    const actions = (Object.keys(KEY_MAP) as ActionName[])
      .filter((action) => action !== 'find' && action !== 'back' && (wanted === '' || active.has(action)))
      .map(
        (action): Finding => ({
          id: action,
          label: t(KEY_MAP[action].labelKey),
          keys: KEY_MAP[action].keys,
          section: wanted === '' ? t('shell.keyMap') : t('shell.findActions'),
          choose: () => void performAction(action),
        }),
      );
    if (wanted === '') return [...actions, ...pages];
    const named = [...pages, ...actions].filter(({ label }) => label.toLowerCase().includes(wanted));
    const foundCustomers = (customers ?? []).map(
      ({ id, code, name, routeName }): Finding => ({
        id,
        label: `${name} ${code}`,
        ...(routeName === null ? {} : { detail: routeName }),
        section: t('shell.findCustomers'),
        asked: true,
        choose: () => void navigate(`/customers/${id}`),
      }),
    );
    const foundOrders = (orders ?? []).map(
      ({ orderId, number, customerName, orderDate }): Finding => ({
        id: orderId,
        label: number,
        detail: customerName,
        section: t('shell.findOrders'),
        asked: true,
        choose: () => void navigate(`/orders?${new URLSearchParams({ from: orderDate, to: orderDate, text: number })}`),
      }),
    );
    const foundCases = (cases ?? []).map(
      ({ id, number, name, categoryName }): Finding => ({
        id,
        label: number,
        detail: [name, categoryName].filter((part) => part !== '').join(' · '),
        section: t('shell.findCases'),
        asked: true,
        choose: () => void navigate(`/cases/${id}`),
      }),
    );
    return [...named, ...foundCustomers, ...foundOrders, ...foundCases];
  }, [open, text, screens, customers, orders, cases, navigate, t]);
  return { findings, isSettled };
}

/** What is found, or what was found before while it is looked for; nothing where nothing is asked any more. */
function currentOf<Data>(search: UseQueryResult<Data>): Data | undefined {
  return search.isPlaceholderData && !search.isFetching ? undefined : search.data;
}
