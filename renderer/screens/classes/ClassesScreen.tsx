import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClassTypeView } from '../../../shared/contract/classes.ts';
import { useRight } from '../../api/auth.ts';
import { useChooseGroups, useClassTypes, useRemoveClass, useRemoveClassType } from '../../api/classes.ts';
import { useErrorText } from '../../api/error-text.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { BandsDrawer } from './BandsDrawer.tsx';
import { ClassTypeCard } from './ClassTypeCard.tsx';
import './classes.css';
import { NameDialog, type Named } from './NameDialog.tsx';

/** How customers are classified: types, their classes, and which types the strategies follow in which order. */
export default function ClassesScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const mayEdit = useRight('plan.write');
  const { modal } = App.useApp();
  const list = useClassTypes();
  const chooseGroups = useChooseGroups();
  const removeType = useRemoveClassType();
  const removeClass = useRemoveClass();
  const [named, setNamed] = useState<Named | null>(null);
  const [banded, setBanded] = useState<ClassTypeView | null>(null);
  const types = list.data?.types ?? [];
  const groups = types.filter((type) => type.groupRank !== null).map((type) => type.id);
  const mainId = types.find((type) => type.isMain)?.id ?? null;
  const failed = [chooseGroups, removeType, removeClass].find((command) => command.error !== null);

  function setGroups(classTypeIds: string[], main: string | null) {
    void chooseGroups.run({ classTypeIds, mainId: main }).catch(() => undefined);
  }
  function move(id: string, by: -1 | 1) {
    const at = groups.indexOf(id);
    const other = groups[at + by];
    if (other === undefined) return;
    const moved = [...groups];
    moved[at] = other;
    moved[at + by] = id;
    setGroups(moved, mainId);
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
        <div className="classes-cards">
          {types.map((type) => (
            <ClassTypeCard
              key={type.id}
              type={type}
              place={groups.indexOf(type.id)}
              groupCount={groups.length}
              mayEdit={mayEdit}
              onMove={(by) => move(type.id, by)}
              onUse={(use) => setGroups(use ? [...groups, type.id] : groups.filter((id) => id !== type.id), mainId)}
              onMakeMain={() => setGroups(groups, type.id)}
              onName={setNamed}
              onBands={() => setBanded(type)}
              onRemoveType={() => ask(type.name, () => removeType.run({ id: type.id }))}
              onRemoveClass={(one) => ask(one.name, () => removeClass.run({ id: one.id }))}
            />
          ))}
        </div>
      )}
      {named !== null && <NameDialog named={named} onClose={() => setNamed(null)} />}
      {banded !== null && <BandsDrawer type={banded} onClose={() => setBanded(null)} />}
    </div>
  );
}
