import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SkillRow } from '../../../shared/contract/skills.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useRemoveSkill, useSaveSkill, useSetSkillRetired, useSkills } from '../../api/skills.ts';
import { StateTag } from '../../components/StateTag.tsx';
import { PlaceList } from './PlaceList.tsx';
import { SkillPeople } from './SkillPeople.tsx';

/** What people can do that not everybody can: the company's own words, and who holds what. */
export function SkillsTab() {
  const { t } = useTranslation();
  const skills = useSkills();
  const save = useSaveSkill();
  const remove = useRemoveSkill();
  const count = (title: string, dataIndex: keyof SkillRow) => ({
    ...{ title, dataIndex, width: 200 },
    align: 'right' as const,
  });
  return (
    <>
      <p className="shift-hints">{t('skills.hint')}</p>
      <PlaceList
        places={skills}
        onRetry={() => void skills.refetch()}
        columns={[
          {
            title: t('skills.name'),
            render: (_, { name, retired }) => (
              <>
                {name} {retired && <StateTag tone="off">{t('skills.retired')}</StateTag>}
              </>
            ),
          },
          count(t('skills.people'), 'people'),
          count(t('skills.customers'), 'customers'),
        ]}
        words={{
          add: t('skills.add'),
          name: t('skills.name'),
          none: t('skills.none'),
          noneHint: t('skills.noneHint'),
        }}
        nameRequired
        fieldsOf={(skill) => ({ code: skill?.code ?? '', name: skill?.name ?? '' })}
        saving={save}
        onSave={(known, { code, name }) => save.run({ ...known, code, name })}
        onRemove={remove.run}
        moreActions={(skill) => <RetireButton skill={skill} />}
      />
      <h2 className="skill-people">{t('skills.holders')}</h2>
      <SkillPeople skills={skills.data ?? []} />
    </>
  );
}

function RetireButton({ skill: { id, name, retired, customers } }: { readonly skill: SkillRow }) {
  const { t } = useTranslation();
  const describe = useErrorText();
  const { modal, message } = App.useApp();
  const setRetired = useSetSkillRetired();
  const set = (wanted: boolean) =>
    setRetired.run({ id, retired: wanted }).catch((error) => void message.error(describe(error)));
  if (retired)
    return (
      <Button size="small" aria-label={t('skills.reinstateNamed', { name })} onClick={() => void set(false)}>
        {t('skills.reinstate')}
      </Button>
    );
  return (
    <Button
      size="small"
      aria-label={t('skills.retireNamed', { name })}
      onClick={() =>
        modal.confirm({
          title: t('skills.retireTitle', { name }),
          content: t('skills.retireHint', { count: customers }),
          okText: t('skills.retire'),
          onOk: () => set(true),
        })
      }
    >
      {t('skills.retire')}
    </Button>
  );
}
