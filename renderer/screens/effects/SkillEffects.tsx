import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SkillEffect } from '../../../shared/contract/effects.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../components/use-language.ts';

/** So that the table below keeps its place. */
const MOST_SHOWN = 5;

/** Calls that only some people may be given: how many, how many of them nobody could make, and who holds the skill. */
export function SkillEffects({ skills }: { readonly skills: readonly SkillEffect[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (skills.length === 0) return null;
  const n = (value: number): string => formatCount(value, language);
  const isShort = skills.some(({ nobody }) => nobody.after > 0);
  return (
    <Alert
      type={isShort ? 'warning' : 'info'}
      showIcon
      className="effect-skills"
      title={t(isShort ? 'effects.skillsShort' : 'effects.skillsHeld')}
      description={
        <ul>
          {skills.slice(0, MOST_SHOWN).map(({ skills: names, calls, nobody, holders }) => (
            <li key={names} className="tabular">
              {t('effects.skillCalls', { skills: names, before: n(calls.before), after: n(calls.after) })}{' '}
              {holders === null ? (
                <strong>{t('effects.skillHeldByNobody')}</strong>
              ) : (
                <>
                  {nobody.before + nobody.after > 0 && (
                    <strong>{t('effects.skillNobody', { before: n(nobody.before), after: n(nobody.after) })} </strong>
                  )}
                  {t('effects.skillHolders', { who: holders })}
                </>
              )}
            </li>
          ))}
          {skills.length > MOST_SHOWN && <li>{t('effects.skillsMore', { count: skills.length - MOST_SHOWN })}</li>}
        </ul>
      }
    />
  );
}
