import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Skeleton } from 'antd';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClassTypeView } from '../../../shared/contract/classes.ts';
import { useRight } from '../../api/auth.ts';
import {
  useChooseGroups,
  useClassTypes,
  useOrderClasses,
  useRemoveClass,
  useRemoveClassType,
} from '../../api/classes.ts';
import { useErrorText } from '../../api/error-text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { useWorkingCopy } from '../../components/use-working-copy.ts';
import { useEffectStep } from '../effects/use-effect-step.tsx';
import { BandsDrawer } from './BandsDrawer.tsx';
import { ClassTypeCard } from './ClassTypeCard.tsx';
import './classes.css';
import { NameDialog, type Named } from './NameDialog.tsx';

/** How customers are classified: types, their classes, and which types the strategies follow in which order. */
export default function ClassesScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const mayEdit = useRight('plan.write');
  const { modal, message } = App.useApp();
  const list = useClassTypes();
  const chooseGroups = useChooseGroups();
  const orderClasses = useOrderClasses();
  const removeType = useRemoveClassType();
  const removeClass = useRemoveClass();
  const [named, setNamed] = useState<Named | null>(null);
  const [banded, setBanded] = useState<ClassTypeView | null>(null);
  /** Classes by type as they were moved here, until the list shows it: a quick second step starts from the first. */
  const [moved, setMoved] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const types = (list.data?.types ?? NO_TYPES).map((type) => withOrder(type, moved.get(type.id)));
  const stored = useMemo(() => groupsOf(list.data?.types ?? NO_TYPES), [list.data]);
  const { copy: groups, isDirty, set: setDraft, saved } = useWorkingCopy<Groups>(stored);
  const isChanged = isDirty && JSON.stringify(groups) !== JSON.stringify(stored);
  const [taken, setTaken] = useState<string | null>(null);
  const effect = useEffectStep();
  const cards = useRef<HTMLDivElement>(null);
  const keepFocus = useKeptFocus(cards);
  const failed = [orderClasses, removeType, removeClass].find((command) => command.error !== null);
  const names = (ids: readonly string[]) =>
    ids.map((id) => types.find((type) => type.id === id)?.name ?? '').join(' › ') || t('classes.noGroups');

  function move(id: string, by: -1 | 1) {
    keepFocus(id, by);
    setDraft({ ...groups, classTypeIds: swapped(groups.classTypeIds, id, by) });
  }
  /** Puts the dragged type in the place of another. */
  function dropAt(id: string) {
    const others = groups.classTypeIds.filter((one) => one !== taken);
    const at = groups.classTypeIds.indexOf(id);
    if (taken !== null && at >= 0) setDraft({ ...groups, classTypeIds: others.toSpliced(at, 0, taken) });
    setTaken(null);
  }
  function use(id: string, isUsed: boolean) {
    const classTypeIds = isUsed ? [...groups.classTypeIds, id] : groups.classTypeIds.filter((one) => one !== id);
    const mainId = classTypeIds.includes(groups.mainId ?? '') ? groups.mainId : (classTypeIds[0] ?? null);
    setDraft({ classTypeIds, mainId });
  }
  function moveClass(type: ClassTypeView, classId: string, by: -1 | 1) {
    keepFocus(classId, by);
    const classIds = swapped(
      type.classes.map((one) => one.id),
      classId,
      by,
    );
    setMoved(new Map(moved).set(type.id, classIds));
    void orderClasses
      .run({ classTypeId: type.id, classIds })
      .then(() => list.refetch())
      .catch(() => undefined)
      .finally(() =>
        setMoved((now) => (now.get(type.id) === classIds ? new Map([...now].filter(([id]) => id !== type.id)) : now)),
      );
  }
  function lookAtGroups() {
    const input = { classTypeIds: [...groups.classTypeIds], mainId: groups.mainId };
    effect.look({
      change: { kind: 'classes.chooseGroups', input },
      what: names(input.classTypeIds),
      apply: () => chooseGroups.run(input),
      onApplied() {
        saved(groups);
        void message.success(t('classes.groupsSaved'));
      },
    });
  }
  function ask(name: string, remove: () => Promise<unknown>) {
    modal.confirm({
      title: t('classes.removeAsk', { name }),
      okText: t('common.delete'),
      cancelText: t('common.cancel'),
      onOk: () => remove().catch(() => undefined),
    });
  }

  const addButton = (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      onClick={() => setNamed({ what: 'type', id: null, code: '', name: '' })}
    >
      {t('classes.addType')}
    </Button>
  );
  return (
    <div className="classes">
      <PageHeader
        title={t('classes.title')}
        description={t('classes.subtitle')}
        {...(mayEdit ? { actions: addButton } : {})}
      >
        <p className="classes-soft">{t('classes.groupsHint')}</p>
      </PageHeader>
      <ErrorNotice text={list.error ? describe(list.error) : null} onRetry={() => void list.refetch()} />
      <ErrorNotice text={failed ? describe(failed.error) : null} {...(failed ? { onClose: failed.clearError } : {})} />
      {list.isPending ? (
        <Skeleton active />
      ) : types.length === 0 ? (
        <EmptyState
          title={t('classes.empty')}
          hint={t('classes.emptyHint')}
          {...(mayEdit ? { action: addButton } : {})}
        />
      ) : (
        <div ref={cards} className="classes-cards">
          {isChanged && (
            <section className="classes-draft" aria-label={t('classes.groupsChanged')}>
              <div role="status">
                <strong>{t('classes.groupsChanged')}</strong>
                <div>
                  {t('classes.groupsBefore', { groups: names(stored.classTypeIds), main: names(mainOf(stored)) })}
                </div>
                <div>
                  {t('classes.groupsAfter', { groups: names(groups.classTypeIds), main: names(mainOf(groups)) })}
                </div>
              </div>
              <span className="classes-tools">
                <Button type="primary" onClick={lookAtGroups}>
                  {t('classes.lookAndApply')}
                </Button>
                <Button onClick={() => setDraft(stored)}>{t('classes.discardGroups')}</Button>
              </span>
            </section>
          )}
          {inOrder(types, groups.classTypeIds).map((type) => (
            <ClassTypeCard
              key={type.id}
              type={type}
              place={groups.classTypeIds.indexOf(type.id)}
              groupCount={groups.classTypeIds.length}
              isMain={groups.mainId === type.id}
              mayEdit={mayEdit}
              onMove={(by) => move(type.id, by)}
              onTake={() => setTaken(type.id)}
              onDropHere={() => dropAt(type.id)}
              onMoveClass={(classId, by) => moveClass(type, classId, by)}
              onUse={(isUsed) => use(type.id, isUsed)}
              onMakeMain={() => setDraft({ ...groups, mainId: type.id })}
              onName={setNamed}
              onBands={() => setBanded(type)}
              onRemoveType={() => ask(type.name, () => removeType.run({ id: type.id }))}
              onRemoveClass={(one) => ask(one.name, () => removeClass.run({ id: one.id }))}
            />
          ))}
        </div>
      )}
      {effect.dialog}
      {named !== null && <NameDialog named={named} onClose={() => setNamed(null)} />}
      {banded !== null && <BandsDrawer type={banded} onClose={() => setBanded(null)} />}
    </div>
  );
}

interface Groups {
  /** In rank order. */
  readonly classTypeIds: readonly string[];
  readonly mainId: string | null;
}

const NO_TYPES: readonly ClassTypeView[] = [];

function withOrder(type: ClassTypeView, classIds: readonly string[] | undefined): ClassTypeView {
  if (classIds === undefined) return type;
  const placeOf = (id: string) => (classIds.includes(id) ? classIds.indexOf(id) : classIds.length);
  return { ...type, classes: type.classes.toSorted((a, b) => placeOf(a.id) - placeOf(b.id)) };
}

function groupsOf(types: readonly ClassTypeView[]): Groups {
  return {
    classTypeIds: types.filter((type) => type.groupRank !== null).map((type) => type.id),
    mainId: types.find((type) => type.isMain)?.id ?? null,
  };
}

function mainOf({ mainId }: Groups): string[] {
  return mainId === null ? [] : [mainId];
}

/** The customer groups in their order, then the other types. */
function inOrder(types: readonly ClassTypeView[], groupIds: readonly string[]): ClassTypeView[] {
  const groups = groupIds.flatMap((id) => types.find((type) => type.id === id) ?? []);
  return [...groups, ...types.filter((type) => !groupIds.includes(type.id))];
}

function swapped(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const at = ids.indexOf(id);
  const other = ids[at + by];
  return other === undefined ? [...ids] : ids.with(at, other).with(at + by, id);
}

/** The button that moved something keeps the focus where it went, or its neighbour where it can go no further. */
function useKeptFocus(box: RefObject<HTMLElement | null>): (id: string, by: -1 | 1) => void {
  const wanted = useRef<{ id: string; by: -1 | 1; untilMs: number } | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const { id, by, untilMs } = wanted.current;
    const button = (way: string, only = '') =>
      box.current?.querySelector<HTMLButtonElement>(`button[data-move="${id} ${way}"]${only}`) ?? null;
    const [way, back] = by === -1 ? (['up', 'down'] as const) : (['down', 'up'] as const);
    const isLost = document.activeElement === document.body || document.activeElement === button(way, ':disabled');
    if (isLost) (button(way, ':not(:disabled)') ?? button(back))?.focus();
    // Whoever went elsewhere meanwhile is not called back.
    if (performance.now() > untilMs || (!isLost && document.activeElement !== button(way))) wanted.current = null;
  });
  return (id, by) => {
    wanted.current = { id, by, untilMs: performance.now() + FOCUS_KEPT_MS };
  };
}

/** A row that is drawn anew with the next answer of the backend may lose the focus once more. */
const FOCUS_KEPT_MS = 3000;
