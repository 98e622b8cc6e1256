import { Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { TableFormat } from '../../../shared/contract/saved-tables.ts';
import { type CaseFiguresInput, FIGURE_GROUPS } from '../../../shared/contract/ticket-figures.ts';
import { NOBODY } from '../../../shared/contract/ticket-lists.ts';
import { CLOCK_KINDS } from '../../../shared/contract/tickets.ts';
import { useCaseFigures, useFigureChoices, useSaveFigures } from '../../api/case-figures.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useTicketFilterChoices } from '../../api/ticket-lists.ts';
import { InstantText } from '../../components/DateText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { FigureActions } from './FigureActions.tsx';
import { FiguresFilterBar } from './FiguresFilterBar.tsx';
import { FigureTiles } from './FigureTiles.tsx';
import { FigureViews } from './FigureViews.tsx';
import { addressOfFigures, FIGURE_VIEWS, figuresOfAddress, type ShownFigures } from './figures-address.ts';
import { PrintedQuestion } from './PrintNotes.tsx';
import './case-figures.css';

/** How fast and how well cases were dealt with in a period. All that is asked is in the address. */
export default function CaseFiguresScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const [address, setAddress] = useSearchParams();
  const choices = useFigureChoices();
  const shown = choices.data ? figuresOfAddress(address, choices.data.today) : null;
  const found = useCaseFigures(shown?.asked ?? null);
  const saving = useSaveFigures();
  const language = useLanguage();
  const lists = useTicketFilterChoices().data;
  const error = choices.error ?? found.error;
  const figures = found.data;
  const total = figures?.total;
  // Until what is asked of now is counted, the numbers are others than their links would lead to.
  const isEarlier = found.isPlaceholderData;
  const isEmpty = total && total.registered + total.ended + total.open + total.clocks.solution.cases === 0;
  const show = (change: Partial<ShownFigures>) =>
    shown && setAddress(addressOfFigures({ ...shown, ...change }), { replace: true });
  const save = ({ asked, view, group }: ShownFigures, format: TableFormat) => {
    const table = view === 'causes' || view === 'trend' ? view : group;
    // The refusal is shown by the command itself.
    void saving.run({ ...asked, table, format, language }).catch(() => undefined);
  };
  const questionOf = ({ from, to, kind, categoryId, unitId, classId, teamId }: CaseFiguresInput): string[] => {
    const named = (id: string | null, all: readonly { readonly id: string; readonly name: string }[] = []) =>
      id === null ? '' : id === NOBODY ? t('caseFigures.none.unit') : (all.find((one) => one.id === id)?.name ?? id);
    const { classes, teams } = choices.data ?? {};
    return [
      t('caseFigures.filter.span', { from, to }),
      kind === null ? '' : t(`tickets.kind.${kind}`),
      named(categoryId, lists?.categories),
      named(unitId, lists?.units),
      named(classId, classes),
      named(teamId, teams),
    ];
  };
  return (
    <div className="case-figures">
      <PageHeader
        title={t('caseFigures.title')}
        description={t('caseFigures.description')}
        actions={
          <>
            {figures && (
              <span className="figures-soft">
                <AsOf atMs={figures.asOfMs} />
              </span>
            )}
            <FigureActions
              isCounting={found.isFetching}
              onRefresh={() => void found.refetch()}
              onSave={shown && figures && !isEarlier ? (format) => save(shown, format) : undefined}
              isSaving={saving.pending}
            />
          </>
        }
      >
        {shown && choices.data && (
          <FiguresFilterBar
            asked={shown.asked}
            choices={choices.data}
            onChange={(change) => show({ asked: { ...shown.asked, ...change } })}
          />
        )}
      </PageHeader>
      <ErrorNotice
        text={error ? describe(error) : null}
        onRetry={() => void (choices.error ? choices : found).refetch()}
      />
      <ErrorNotice text={saving.error ? describe(saving.error) : null} />
      {!figures || !shown ? (
        !error && <Skeleton active />
      ) : isEmpty ? (
        <EmptyState title={t('caseFigures.empty')} hint={t('caseFigures.emptyHint')} />
      ) : (
        <div aria-busy={isEarlier}>
          <PrintedQuestion facts={questionOf(shown.asked)} />
          <div className="figures-numbers" inert={isEarlier}>
            <FigureTiles asked={shown.asked} figures={figures} />
          </div>
          <ViewChoice shown={shown} onChange={show} />
          <div className="figures-numbers" inert={isEarlier}>
            <FigureViews shown={shown} figures={figures} />
          </div>
        </div>
      )}
    </div>
  );
}

/** The view, and within it the groups and the clock. */
function ViewChoice({
  shown,
  onChange,
}: {
  readonly shown: ShownFigures;
  onChange(change: Partial<ShownFigures>): void;
}) {
  const { t } = useTranslation();
  const hasGroups = shown.view !== 'causes' && shown.view !== 'trend';
  return (
    <div className="figures-bar figures-choice">
      <Segmented
        aria-label={t('caseFigures.view')}
        value={shown.view}
        options={FIGURE_VIEWS.map((value) => ({ value, label: t(`caseFigures.views.${value}`) }))}
        onChange={(view) => onChange({ view })}
      />
      {hasGroups && (
        <Segmented
          aria-label={t('caseFigures.groupBy')}
          value={shown.group}
          options={FIGURE_GROUPS.map((value) => ({ value, label: t(`caseFigures.group.${value}`) }))}
          onChange={(group) => onChange({ group })}
        />
      )}
      {shown.view === 'times' && (
        <Segmented
          aria-label={t('caseFigures.clock')}
          value={shown.clock}
          options={CLOCK_KINDS.map((value) => ({ value, label: t(`caseFigures.clockNames.${value}`) }))}
          onChange={(clock) => onChange({ clock })}
        />
      )}
    </div>
  );
}

function AsOf({ atMs }: { readonly atMs: number }) {
  const { t } = useTranslation();
  const [before, after] = t('caseFigures.asOf', { at: '|' }).split('|');
  return (
    <>
      {before}
      <InstantText atMs={atMs} style="time" />
      {after}
    </>
  );
}
