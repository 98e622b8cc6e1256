import { SaveOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedView, ViewScreen } from '../../shared/contract/saved-views.ts';
import { useSavedViews } from '../api/saved-views.ts';
import { NoChoices } from './NoChoices.tsx';
import { SaveViewDialog } from './SaveViewDialog.tsx';
import './saved-views.css';

interface SavedViewsProps {
  readonly screen: ViewScreen;
  /** The list as it is shown: its part of the address, and its columns where they can be chosen. */
  readonly address: string;
  readonly columns?: readonly string[];
  onChoose(view: SavedView): void;
}

/** Lists of a screen that are kept under a name: choosing one, and keeping what is shown now. */
export function SavedViews({ screen, address, columns, onChoose }: SavedViewsProps) {
  const { t } = useTranslation();
  const views = useSavedViews(screen).data ?? [];
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const shown = views.find((view) => view.address === address);
  // One that was chosen and narrowed further can be put back as it is now.
  const chosen = shown ?? views.find(({ id }) => id === chosenId) ?? null;
  const groups = [
    { label: t('savedViews.own'), views: views.filter(({ shared }) => !shared) },
    { label: t('savedViews.shared'), views: views.filter(({ shared }) => shared) },
  ];
  return (
    <span className="saved-views">
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('savedViews.choose')}
        placeholder={t('savedViews.choose')}
        notFoundContent={<NoChoices text={t('savedViews.none')} />}
        popupMatchSelectWidth={false}
        style={{ width: 136 }}
        value={shown?.id ?? null}
        options={groups
          .filter((group) => group.views.length > 0)
          .map((group) => ({
            label: group.label,
            title: group.label,
            options: group.views.map(({ id, name, shared, ownerName }) => ({
              value: id,
              label: shared ? t('savedViews.sharedBy', { name, owner: ownerName }) : name,
            })),
          }))}
        onChange={(id: string | null) => {
          const view = views.find((one) => one.id === id);
          setChosenId(id);
          if (view) onChoose(view);
        }}
      />
      <Button
        icon={<SaveOutlined aria-hidden />}
        title={t('savedViews.save')}
        aria-label={t('savedViews.save')}
        onClick={() => setSaving(true)}
      />
      {saving && (
        <SaveViewDialog
          screen={screen}
          query={{ address, columns: columns === undefined ? null : [...columns] }}
          chosen={chosen?.mayChange ? chosen : null}
          onSaved={setChosenId}
          onClose={() => setSaving(false)}
        />
      )}
    </span>
  );
}
