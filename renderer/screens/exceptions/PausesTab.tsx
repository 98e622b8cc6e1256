import { Button, Select, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PAUSE_STATES, type PauseItem, type PauseState } from '../../../shared/contract/pauses.ts';
import { useRight } from '../../api/auth.ts';
import { type PauseFilter, usePauses } from '../../api/exceptions.ts';
import { DateText } from '../../components/DateText.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { EndPauseDialog } from './EndPauseDialog.tsx';
import { PauseDialog } from './PauseDialog.tsx';
import { SubjectCell, SubjectList } from './SubjectList.tsx';

const TONES = { active: 'paused', future: 'waiting', past: 'off' } as const;

/** Whose calls are suppressed, from when to when, and why. */
export function PausesTab() {
  const { t } = useTranslation();
  const mayEdit = useRight('plan.write');
  const [filter, setFilter] = useState<PauseFilter>({ state: null });
  const [edited, setEdited] = useState<PauseItem | 'new' | null>(null);
  const [ended, setEnded] = useState<PauseItem | null>(null);
  const pauses = usePauses(filter);
  const columns = useMemo(
    () => [
      {
        title: t('exceptions.forWhom'),
        width: 280,
        ellipsis: true,
        render: (_: unknown, { subject }: PauseItem) => <SubjectCell subject={subject} />,
      },
      {
        title: t('pauses.from'),
        width: 108,
        render: (_: unknown, row: PauseItem) => <DateText date={row.validFrom} />,
      },
      {
        title: t('pauses.to'),
        width: 108,
        render: (_: unknown, row: PauseItem) =>
          row.validTo === null ? t('pauses.untilEnded') : <DateText date={row.validTo} />,
      },
      {
        title: t('pauses.state'),
        width: 100,
        render: (_: unknown, row: PauseItem) => (
          <StateTag tone={TONES[row.state]}>{t(`pauses.states.${row.state}`)}</StateTag>
        ),
      },
      { title: t('exceptions.reason'), width: 260, ellipsis: true, dataIndex: 'reason' },
      ...(mayEdit
        ? [
            {
              title: t('exceptions.actions'),
              width: 170,
              render: (_: unknown, row: PauseItem) =>
                row.state !== 'past' && (
                  <Space size={4}>
                    <Button size="small" type="link" onClick={() => setEdited(row)}>
                      {t('exceptions.edit')}
                    </Button>
                    <Button size="small" type="link" danger onClick={() => setEnded(row)}>
                      {t(row.state === 'future' ? 'pauses.takeBack' : 'pauses.end')}
                    </Button>
                  </Space>
                ),
            },
          ]
        : []),
    ],
    [t, mayEdit],
  );
  return (
    <>
      <SubjectList
        title={t('pauses.title')}
        none={t('pauses.none')}
        noneHint={t('pauses.noneHint')}
        list={pauses}
        rowKey="pauseId"
        columns={columns}
        kind={filter.kind ?? null}
        filters={
          <Select<PauseState | 'any'>
            aria-label={t('pauses.state')}
            value={filter.state ?? 'any'}
            style={{ width: 130 }}
            options={[
              { value: 'any', label: t('pauses.anyState') },
              ...PAUSE_STATES.map((state) => ({ value: state, label: t(`pauses.states.${state}`) })),
            ]}
            onChange={(state) => setFilter({ ...filter, state: state === 'any' ? null : state })}
          />
        }
        addText={t('pauses.add')}
        onAdd={mayEdit ? () => setEdited('new') : null}
        onKind={(kind) => setFilter({ ...filter, kind })}
        onText={(text) => setFilter({ ...filter, text })}
      />
      {edited !== null && <PauseDialog pause={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {ended !== null && <EndPauseDialog pause={ended} onClose={() => setEnded(null)} />}
    </>
  );
}
