import { ExclamationCircleOutlined } from '@ant-design/icons';
import { Button, Table, type TableColumnsType, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type PlacedVersion, placeVersions } from '../../../shared/domain/strategies/version-timeline.ts';
import { StateTag } from '../../components/StateTag.tsx';
import type { StateTone } from '../../components/state-look.tsx';

/** A version of a strategy of a class, as every list of them has it. */
export interface ListedVersion {
  readonly id: string;
  readonly classId: string | null;
  readonly className: string | null;
  readonly classTypeName: string | null;
  readonly inGroups: boolean;
  readonly name: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What one column says of a version. */
export interface VersionColumn<Version> {
  readonly key: string;
  readonly title: string;
  readonly width?: number;
  readonly align?: 'right';
  render(version: Version): ReactNode;
}

interface VersionTableProps<Version extends ListedVersion> {
  readonly label: string;
  readonly versions: readonly Version[];
  readonly today: string;
  /** Past versions too, greyed. */
  readonly showPast: boolean;
  /** What a version says, between its name and what one can do with it. */
  readonly columns: readonly VersionColumn<Version>[];
  readonly mayEdit: boolean;
  mayRemove(version: Version): boolean;
  onEdit(version: Version): void;
  /** A new version that begins with what this one says. */
  onCopy(version: Version): void;
  onRemove(version: Version): void;
}

type Row<Version> =
  | { readonly kind: 'class'; readonly key: string; readonly latest: Version; readonly hidden: number }
  | { readonly kind: 'version'; readonly key: string; readonly placed: PlacedVersion<Version> }
  | { readonly kind: 'gap'; readonly key: string; readonly from: string; readonly to: string };

const TONES: Readonly<Record<PlacedVersion<never>['time'], StateTone>> = {
  past: 'done',
  present: 'ready',
  future: 'waiting',
};

/** The versions of each class in their order of time, with the days on which none holds. */
export function VersionTable<Version extends ListedVersion>(props: VersionTableProps<Version>) {
  const { t } = useTranslation();
  const { columns, mayEdit, mayRemove, onEdit, onCopy, onRemove } = props;
  const rows = rowsOf(props);
  const width = columns.length + 2 + (mayEdit ? 1 : 0);
  const shown: TableColumnsType<Row<Version>> = [
    {
      key: 'validity',
      title: t('strategies.validity'),
      width: 270,
      onCell: (row) => ({ colSpan: row.kind === 'gap' ? width : row.kind === 'class' ? width - (mayEdit ? 1 : 0) : 1 }),
      render: (_value, row) =>
        row.kind === 'class' ? (
          <ClassHead row={row} />
        ) : row.kind === 'gap' ? (
          <span className="strategy-gap">
            <ExclamationCircleOutlined aria-hidden /> {t('strategies.gap', { from: row.from, to: row.to })}
          </span>
        ) : (
          <Validity placed={row.placed} />
        ),
    },
    {
      key: 'name',
      title: t('strategies.name'),
      width: 160,
      onCell: spanOf,
      render: (_value, row) => row.kind === 'version' && row.placed.version.name,
    },
    ...columns.map((column) => ({
      key: column.key,
      title: column.title,
      ...(column.width === undefined ? {} : { width: column.width }),
      ...(column.align === undefined ? {} : { align: column.align }),
      onCell: spanOf<Version>,
      render: (_value: unknown, row: Row<Version>) => row.kind === 'version' && column.render(row.placed.version),
    })),
    ...(mayEdit
      ? [
          {
            key: 'actions',
            title: <span className="visually-hidden">{t('common.actions')}</span>,
            width: 170,
            align: 'right' as const,
            className: 'strategy-actions',
            onCell: (row: Row<Version>) => ({ colSpan: row.kind === 'gap' ? 0 : 1 }),
            render: (_value: unknown, row: Row<Version>) => {
              if (row.kind === 'gap') return null;
              const version = row.kind === 'class' ? row.latest : row.placed.version;
              const button = (label: string, run: (one: Version) => void) => (
                <Button type="link" size="small" aria-label={`${label} ${version.name}`} onClick={() => run(version)}>
                  {label}
                </Button>
              );
              if (row.kind === 'class') return button(t('strategies.newVersion'), onCopy);
              return (
                <>
                  {button(t('common.edit'), onEdit)}
                  {mayRemove(version) && button(t('strategies.remove'), onRemove)}
                </>
              );
            },
          },
        ]
      : []),
  ];
  return (
    <Table<Row<Version>>
      size="small"
      rowKey="key"
      aria-label={props.label}
      columns={shown}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 1000 }}
      rowClassName={(row) =>
        row.kind === 'class'
          ? 'strategy-class-row'
          : row.kind === 'version' && row.placed.time === 'past'
            ? 'strategy-past-row'
            : ''
      }
    />
  );
}

function spanOf<Version>(row: Row<Version>): { colSpan: number } {
  return { colSpan: row.kind === 'version' ? 1 : 0 };
}

function ClassHead<Version extends ListedVersion>({ row }: { readonly row: Extract<Row<Version>, { kind: 'class' }> }) {
  const { t } = useTranslation();
  const { classId, classTypeName, className, inGroups } = row.latest;
  return (
    <>
      <strong>{classId === null ? t('strategies.companyDefault') : `${classTypeName} · ${className}`}</strong>{' '}
      {!inGroups && (
        <>
          <Tag>{t('strategies.unused')}</Tag>
          <span className="strategy-soft">{t('strategies.notInGroups')}</span>{' '}
        </>
      )}
      {row.hidden > 0 && <span className="strategy-soft">{t('strategies.hiddenPast', { count: row.hidden })}</span>}
    </>
  );
}

function Validity<Version extends ListedVersion>({ placed }: { readonly placed: PlacedVersion<Version> }) {
  const { t } = useTranslation();
  return (
    <span className="strategy-validity">
      <StateTag tone={TONES[placed.time]}>{t(`strategies.time.${placed.time}`)}</StateTag>
      <span className="tabular">
        {placed.version.validFrom} – {placed.lastDay ?? t('strategies.openEnd')}
      </span>
    </span>
  );
}

function rowsOf<Version extends ListedVersion>({
  versions,
  today,
  showPast,
}: VersionTableProps<Version>): Row<Version>[] {
  const byClass = Map.groupBy([...versions].sort(byClassName), (one) => one.classId);
  return [...byClass].flatMap(([classId, ofClass]): Row<Version>[] => {
    const placed = placeVersions(ofClass, today);
    const present = placed.find((one) => one.time === 'present') ?? placed.at(-1);
    const kept = placed.filter((one) => showPast || one.time !== 'past');
    if (!present) return [];
    const key = classId ?? 'default';
    const head = { kind: 'class', key, latest: present.version, hidden: placed.length - kept.length } as const;
    const lines = kept.flatMap((one): Row<Version>[] => [
      { kind: 'version', key: one.version.id, placed: one },
      ...(one.gapAfter ? [{ kind: 'gap', key: `gap ${one.version.id}`, ...one.gapAfter } as const] : []),
    ]);
    return [head, ...lines];
  });
}

/** The company default last. */
function byClassName(a: ListedVersion, b: ListedVersion): number {
  if ((a.classId === null) !== (b.classId === null)) return a.classId === null ? 1 : -1;
  return `${a.classTypeName} ${a.className}`.localeCompare(`${b.classTypeName} ${b.className}`, 'zh-CN', {
    numeric: true,
  });
}
