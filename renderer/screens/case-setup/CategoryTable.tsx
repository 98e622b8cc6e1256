import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CategoryLine, MOST_CATEGORY_LEVELS } from '../../../shared/contract/ticket-setup.ts';
import { RowButton, stateColumn, UseSwitch } from './row-parts.tsx';

const INDENT_PX = 20;

interface CategoryTableProps {
  /** As a tree is read from the top. */
  readonly lines: readonly CategoryLine[];
  onEdit(line: CategoryLine): void;
  onAddBelow(line: CategoryLine): void;
  onMove(id: string, by: -1 | 1): void;
  onSetActive(id: string, active: boolean): void;
  onRemove(line: CategoryLine): void;
}

/** A category tree, a row each. */
export function CategoryTable({ lines, onEdit, onAddBelow, onMove, onSetActive, onRemove }: CategoryTableProps) {
  const { t } = useTranslation();
  const siblings = (line: CategoryLine) => lines.filter(({ parentId }) => parentId === line.parentId);
  const count = (values: readonly unknown[]) => (values.length === 0 ? '–' : values.length);
  const button = (label: string, icon: ReactNode, onClick: () => void, disabled = false) => (
    <RowButton label={label} icon={icon} disabled={disabled} onClick={onClick} />
  );
  const columns: TableColumnsType<CategoryLine> = [
    {
      title: t('caseSetup.name'),
      render: (_, line) => <span style={{ paddingInlineStart: line.level * INDENT_PX }}>{line.name}</span>,
    },
    { title: t('caseSetup.code'), dataIndex: 'code', width: 90 },
    {
      title: t('caseSetup.category.unit'),
      width: 180,
      ellipsis: true,
      render: (_, { unitId, unitName }) => {
        if (unitName === null) return '–';
        return unitId === null ? t('caseSetup.category.unitOf', { unit: unitName }) : unitName;
      },
    },
    {
      title: t('caseSetup.category.priority'),
      width: 90,
      render: (_, { priority }) => t(`tickets.priority.${priority}`),
    },
    { title: t('caseSetup.category.fields'), width: 80, align: 'right', render: (_, line) => count(line.fields) },
    { title: t('caseSetup.category.checks'), width: 80, align: 'right', render: (_, line) => count(line.checklist) },
    stateColumn(t),
    {
      title: t('caseSetup.actions'),
      width: 250,
      render: (_, line) => {
        const { id, name, active, level } = line;
        const of = siblings(line);
        return (
          <span className="case-setup-actions">
            {button(t('caseSetup.editNamed', { name }), <EditOutlined aria-hidden />, () => onEdit(line))}
            {button(
              t('caseSetup.category.addBelow', { name }),
              <PlusOutlined aria-hidden />,
              () => onAddBelow(line),
              !active || level + 1 >= MOST_CATEGORY_LEVELS,
            )}
            {button(
              t('caseSetup.category.up', { name }),
              <ArrowUpOutlined aria-hidden />,
              () => onMove(id, -1),
              of[0]?.id === id,
            )}
            {button(
              t('caseSetup.category.down', { name }),
              <ArrowDownOutlined aria-hidden />,
              () => onMove(id, 1),
              of.at(-1)?.id === id,
            )}
            {button(t('caseSetup.removeNamed', { name }), <DeleteOutlined aria-hidden />, () => onRemove(line))}
            <UseSwitch name={name} active={active} onChange={(isUsed) => onSetActive(id, isUsed)} />
          </span>
        );
      },
    },
  ];
  return <Table<CategoryLine> size="small" rowKey="id" columns={columns} dataSource={[...lines]} pagination={false} />;
}
