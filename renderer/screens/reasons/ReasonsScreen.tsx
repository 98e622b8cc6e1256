import { Button, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { GROUPS_OF, REASON_KINDS, type ReasonGroup } from '../../../shared/contract/reasons.ts';
import { useCallLogChoices } from '../../api/call-log.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useReasons, useSaveReasons } from '../../api/reasons.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { FigureActions } from '../case-figures/FigureActions.tsx';
import { ReasonBody } from './ReasonBody.tsx';
import { ReasonFilterBar } from './ReasonFilterBar.tsx';
import { ReasonRows } from './ReasonRows.tsx';
import { ReasonTiles } from './ReasonTiles.tsx';
import { addressOf, reasonsOf, type ShownReasons, withKind } from './reason-address.ts';
import '../case-figures/case-figures.css';
import './reasons.css';

const OF_PEOPLE: readonly ReasonGroup[] = ['seat', 'operator'];

/** Why customers could not have, did not order, or buy no more. All that is asked is in the address. */
export default function ReasonsScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const [address, setAddress] = useSearchParams();
  const choices = useCallLogChoices();
  const shown = choices.data ? reasonsOf(address, choices.data.today) : null;
  const asked = shown && { kind: shown.kind, group: shown.group, filter: shown.filter, times: shown.times };
  const result = useReasons(asked);
  const saving = useSaveReasons();
  const error = choices.error ?? result.error;
  const found = result.data;
  // Until what is asked of now is counted, the numbers are others than their links would lead to.
  const isEarlier = result.isPlaceholderData;
  const show = (change: Partial<ShownReasons>) =>
    shown && setAddress(addressOf({ ...shown, rows: null, ...change }), { replace: true });
  const groups: readonly ReasonGroup[] = shown
    ? GROUPS_OF[shown.kind].filter((one) => choices.data?.choosesPeople || !OF_PEOPLE.includes(one))
    : [];
  return (
    <div className="case-figures">
      <PageHeader
        title={t('reasons.title')}
        description={t('reasons.description')}
        actions={
          <FigureActions
            isCounting={result.isFetching}
            onRefresh={() => void result.refetch()}
            // The refusal is shown by the command itself.
            onSave={
              asked && found && !isEarlier
                ? (format) => void saving.run({ ...asked, format, language }).catch(() => undefined)
                : undefined
            }
            isSaving={saving.pending}
          />
        }
      >
        {shown && choices.data && (
          <>
            <div className="figures-bar reason-kinds">
              <Segmented
                aria-label={t('reasons.kinds')}
                value={shown.kind}
                options={REASON_KINDS.map((value) => ({ value, label: t(`reasons.kind.${value}`) }))}
                onChange={(kind) => show(withKind(shown, kind, choices.data.today))}
              />
            </div>
            <ReasonFilterBar choices={choices.data} shown={shown} onChange={show} />
          </>
        )}
      </PageHeader>
      <ErrorNotice
        text={error ? describe(error) : null}
        onRetry={() => void (choices.error ? choices : result).refetch()}
      />
      <ErrorNotice text={saving.error ? describe(saving.error) : null} />
      {!found || !shown ? (
        !error && <Skeleton active />
      ) : (
        <div aria-busy={isEarlier}>
          <div className="figures-numbers" inert={isEarlier}>
            <ReasonTiles shown={shown} found={found} />
          </div>
          <div className="figures-bar figures-choice">
            <Segmented
              aria-label={t('reports.groupBy')}
              value={shown.group}
              options={groups.map((value) => ({ value, label: t(`reasons.group.${value}`) }))}
              onChange={(group) => show({ group })}
            />
            {shown.kind !== 'no-order' && shown.rows === null && (
              <Button onClick={() => show({ rows: { line: null, standing: null } })}>{t('reasons.allRows')}</Button>
            )}
          </div>
          <div className="figures-numbers" inert={isEarlier}>
            {found.lines.length === 0 ? (
              <EmptyState title={t('reasons.empty')} hint={t('reasons.emptyHint')} />
            ) : (
              <ReasonBody shown={shown} found={found} />
            )}
            {shown.rows !== null && shown.kind !== 'no-order' && (
              <ReasonRows shown={shown} found={found} onClose={() => show({})} />
            )}
          </div>
        </div>
      )}
    </div>
  );
}
