import { ArrowDownOutlined, ArrowUpOutlined, HolderOutlined, StarOutlined } from '@ant-design/icons';
import { Button, Card, Checkbox, Table, type TableColumnsType, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ClassTypeView } from '../../../shared/contract/classes.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../components/use-language.ts';
import { addressOfFilter } from '../customers/customer-address.ts';
import type { Named } from './NameDialog.tsx';

type ClassView = ClassTypeView['classes'][number];

interface ClassTypeCardProps {
  readonly type: ClassTypeView;
  /** Place among the customer groups from 0; -1: not one of them. */
  readonly place: number;
  readonly groupCount: number;
  readonly isMain: boolean;
  readonly mayEdit: boolean;
  onMove(by: -1 | 1): void;
  onUse(use: boolean): void;
  onMakeMain(): void;
  /** By mouse: this one was taken, another one was dropped here. */
  onTake(): void;
  onDropHere(): void;
  onMoveClass(classId: string, by: -1 | 1): void;
  onName(named: Named): void;
  onBands(): void;
  onRemoveType(): void;
  onRemoveClass(one: ClassView): void;
}

/** One class type with its classes, its rank among the customer groups and what can be done with it. */
export function ClassTypeCard(props: ClassTypeCardProps) {
  const { type, place, groupCount, isMain, mayEdit } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: TableColumnsType<ClassView> = [
    { title: t('classes.code'), dataIndex: 'code', width: 110 },
    { title: t('classes.name'), dataIndex: 'name' },
    {
      title: t('classes.customers'),
      width: 90,
      align: 'right',
      className: 'tabular',
      render: (_value, one) => (
        <Link
          to={customersAt({ classId: one.id })}
          aria-label={t('classes.showCustomers', {
            name: one.name,
            count: formatCount(one.customers, language) as never,
          })}
        >
          {formatCount(one.customers, language)}
        </Link>
      ),
    },
    { title: t('classes.strategies'), dataIndex: 'strategies', width: 90, align: 'right', className: 'tabular' },
    ...(mayEdit
      ? [
          {
            title: <span className="visually-hidden">{t('common.actions')}</span>,
            width: 200,
            align: 'right' as const,
            render: (_value: unknown, one: ClassView, index: number) => (
              <>
                <MoveButtons
                  name={one.name}
                  id={one.id}
                  isFirst={index === 0}
                  isLast={index === type.classes.length - 1}
                  onMove={(by) => props.onMoveClass(one.id, by)}
                />
                <Button
                  type="link"
                  size="small"
                  aria-label={`${t('common.edit')} ${one.name}`}
                  onClick={() =>
                    props.onName({ what: 'class', classTypeId: type.id, id: one.id, code: one.code, name: one.name })
                  }
                >
                  {t('common.edit')}
                </Button>
                <Button
                  type="link"
                  size="small"
                  aria-label={`${t('common.delete')} ${one.name}`}
                  onClick={() => props.onRemoveClass(one)}
                >
                  {t('common.delete')}
                </Button>
              </>
            ),
          },
        ]
      : []),
  ];
  return (
    <Card
      size="small"
      onDragOver={(event) => event.preventDefault()}
      onDrop={props.onDropHere}
      title={
        <h2 className="classes-type">
          {type.name} <span className="classes-soft">{type.code}</span>{' '}
          {place < 0 ? <Tag>{t('classes.notInGroups')}</Tag> : <Tag>{t('classes.rank', { rank: place + 1 })}</Tag>}
          {isMain && <Tag icon={<StarOutlined />}>{t('classes.main')}</Tag>}
        </h2>
      }
      {...(mayEdit
        ? {
            extra: (
              <span className="classes-tools">
                {place >= 0 && (
                  <Button
                    className="classes-handle"
                    size="small"
                    type="text"
                    icon={<HolderOutlined />}
                    title={t('classes.drag')}
                    // The keyboard has the arrows beside it.
                    tabIndex={-1}
                    aria-hidden
                    draggable
                    onDragStart={props.onTake}
                  />
                )}
                <MoveButtons
                  name={type.name}
                  id={type.id}
                  isFirst={place <= 0}
                  isLast={place < 0 || place === groupCount - 1}
                  onMove={props.onMove}
                />
              </span>
            ),
          }
        : {})}
    >
      {type.classes.length === 0 ? (
        <p className="classes-soft">{t('classes.noClasses')}</p>
      ) : (
        <Table size="small" rowKey="id" columns={columns} dataSource={type.classes} pagination={false} />
      )}
      <div className="classes-foot">
        <Link to={customersAt({ unclassedTypeId: type.id })}>
          {t('classes.unclassed', { count: formatCount(type.unclassed, language) as never })}
        </Link>
        {mayEdit && (
          <span className="classes-tools">
            <Checkbox checked={place >= 0} onChange={({ target }) => props.onUse(target.checked)}>
              {t('classes.useForStrategies')}
            </Checkbox>
            {place >= 0 && !isMain && <Button onClick={props.onMakeMain}>{t('classes.makeMain')}</Button>}
            <Button onClick={() => props.onName({ what: 'class', classTypeId: type.id, id: null, code: '', name: '' })}>
              {t('classes.addClass')}
            </Button>
            <Button onClick={props.onBands}>{t('classes.bands')}</Button>
            <Button onClick={() => props.onName({ what: 'type', id: type.id, code: type.code, name: type.name })}>
              {t('classes.editType')}
            </Button>
            {type.classes.length === 0 && <Button onClick={props.onRemoveType}>{t('classes.removeType')}</Button>}
          </span>
        )}
      </div>
    </Card>
  );
}

/** The customers behind a count: active ones, as the count says. */
function customersAt(filter: { classId?: string; unclassedTypeId?: string }): string {
  return `/customers?${new URLSearchParams(addressOfFilter({ ...filter, status: 'active' }))}`;
}

interface MoveButtonsProps {
  readonly name: string;
  readonly id: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  onMove(by: -1 | 1): void;
}

function MoveButtons({ name, id, isFirst, isLast, onMove }: MoveButtonsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button
        size="small"
        type="text"
        icon={<ArrowUpOutlined aria-hidden />}
        data-move={`${id} up`}
        aria-label={`${t('classes.moveUp')} ${name}`}
        disabled={isFirst}
        onClick={() => onMove(-1)}
      />
      <Button
        size="small"
        type="text"
        icon={<ArrowDownOutlined aria-hidden />}
        data-move={`${id} down`}
        aria-label={`${t('classes.moveDown')} ${name}`}
        disabled={isLast}
        onClick={() => onMove(1)}
      />
    </>
  );
}
