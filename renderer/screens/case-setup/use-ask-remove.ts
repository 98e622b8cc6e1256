import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { OPEN_CASES_COUNTED } from '../../../shared/contract/ticket-setup.ts';
import type { Command } from '../../api/use-command.ts';

type Removed = { readonly removed: boolean; readonly openCases: number };

/** Asks before something is deleted, and says afterwards whether it was, or why it was taken out of use instead. */
export function useAskRemove(
  what: 'category' | 'unit',
  remove: Command<{ id: string }, Removed>,
): (row: { readonly id: string; readonly name: string }) => void {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();

  function tell(name: string, { removed, openCases }: Removed) {
    if (removed) return void message.success(t('caseSetup.removed', { name }));
    const key = openCases < OPEN_CASES_COUNTED ? 'caseSetup.keptInactive' : 'caseSetup.keptCounted';
    return void message.info(t(key, { name, count: openCases }), 6);
  }
  return ({ id, name }) =>
    modal.confirm({
      title: t(`caseSetup.${what}.removeAsk`, { name }),
      content: t(`caseSetup.${what}.removeHint`),
      okText: t('caseSetup.remove'),
      cancelText: t('common.cancel'),
      onOk: () =>
        remove.run({ id }).then(
          (removed) => tell(name, removed),
          () => undefined,
        ),
    });
}
