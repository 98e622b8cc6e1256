import { ArrowRightOutlined, WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { ChangePartView, ChangeValue } from '../../../shared/contract/customer-changes.ts';
import { valueWords } from '../../../shared/i18n/change-words.ts';
import './changes.css';

interface ChangedField {
  readonly field: string;
  /** Which of several, e.g. the class type. */
  readonly label?: string | null;
  readonly before: ChangeValue;
  readonly after: ChangeValue;
  readonly now?: ChangePartView['now'];
}

interface ChangePartsProps {
  readonly parts: readonly ChangedField[];
  readonly wordOf: (field: string) => string;
}

/** Before and after of each field, to be read at a glance; what was overtaken says what stands there now. */
export function ChangeParts({ parts, wordOf }: ChangePartsProps) {
  const { t } = useTranslation();
  return (
    <dl className="change-parts">
      {parts.map(({ field, label, before, after, now }) => (
        <div key={`${field} ${label ?? ''}`}>
          <dt>
            {wordOf(field)}
            {label != null && ` ${label}`}
          </dt>
          <dd>
            <del>
              <Value field={field} value={before} other={after} />
            </del>
            <ArrowRightOutlined className="change-arrow" title={t('customerChanges.becomes')} />
            <ins>
              <Value field={field} value={after} other={before} />
            </ins>
            {now !== undefined && (
              <div className="change-overtaken">
                <WarningOutlined aria-hidden />{' '}
                {Array.isArray(now) ? (
                  <Value field={field} value={now} other={after} />
                ) : (
                  <Overtaken field={field} now={now} />
                )}
                <div>{t('customerChanges.overtakenHint')}</div>
              </div>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Overtaken({ field, now }: { readonly field: string; readonly now: Exclude<ChangeValue, unknown[]> }) {
  const { t } = useTranslation();
  return t('customerChanges.overtaken', { now: valueWords(t, field, now) });
}

interface ValueProps {
  readonly field: string;
  readonly value: ChangeValue;
  /** The other side: numbers that it has too are plain. */
  readonly other: ChangeValue;
}

function Value({ field, value, other }: ValueProps) {
  const { t } = useTranslation();
  if (!Array.isArray(value)) return valueWords(t, field, value);
  if (value.length === 0) return t('customerChanges.nothing');
  const known = new Set(Array.isArray(other) ? other.map(({ number, dead }) => `${number} ${dead}`) : []);
  return (
    <span className="change-phones tabular">
      {value.map(({ number, label, dead }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: masked numbers may be alike
        <span key={at} data-new={!known.has(`${number} ${dead}`)}>
          {number}
          {label !== null && ` ${label}`}
          {dead && ` (${t('customerChanges.deadMark')})`}
        </span>
      ))}
    </span>
  );
}
