import { ArrowDownOutlined, ArrowUpOutlined, StarOutlined } from '@ant-design/icons';
import { Button, Card, Checkbox, Table, type TableColumnsType, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ClassTypeView } from '../../../shared/contract/classes.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../components/use-language.ts';
import type { Named } from './NameDialog.tsx';

type ClassView = ClassTypeView['classes'][number];

interface ClassTypeCardProps {
  readonly type: ClassTypeView;
  /** Place among the customer groups from 0; -1: not one of them. */
  readonly place: number;
  readonly groupCount: number;
  readonly mayEdit: boolean;
  onMove(by: -1 | 1): void;
  onUse(use: boolean): void;
  onMakeMain(): void;
  onName(named: Named): void;
  onBands(): void;
  onRemoveType(): void;
  onRemoveClass(one: ClassView): void;
}

/** One class type with its classes, its rank among the customer groups and what can be done with it. */
export function ClassTypeCard(props: ClassTypeCardProps) {
  const { type, place, groupCount, mayEdit } = props;
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
      render: (_value, one) => formatCount(one.customers, language),
    },
    { title: t('classes.strategies'), dataIndex: 'strategies', width: 90, align: 'right', className: 'tabular' },
    ...(mayEdit
      ? [
          {
            title: <span className="visually-hidden">{t('common.actions')}</span>,
            width: 130,
            align: 'right' as const,
            render: (_value: unknown, one: ClassView) => (
              <>
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
      title={
        <h2 className="classes-type">
          {type.name} <span className="classes-soft">{type.code}</span>{' '}
          {place < 0 ? <Tag>{t('classes.notInGroups')}</Tag> : <Tag>{t('classes.rank', { rank: place + 1 })}</Tag>}
          {type.isMain && <Tag icon={<StarOutlined />}>{t('classes.main')}</Tag>}
        </h2>
      }
      {...(mayEdit
        ? {
            extra: (
              <span className="classes-tools">
                <Button
                  icon={<ArrowUpOutlined />}
                  aria-label={`${t('classes.moveUp')} ${type.name}`}
                  disabled={place <= 0}
                  onClick={() => props.onMove(-1)}
                />
                <Button
                  icon={<ArrowDownOutlined />}
                  aria-label={`${t('classes.moveDown')} ${type.name}`}
                  disabled={place < 0 || place === groupCount - 1}
                  onClick={() => props.onMove(1)}
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
        <span className="classes-soft">{t('classes.unclassed', { count: formatCount(type.unclassed, language) })}</span>
        {mayEdit && (
          <span className="classes-tools">
            <Checkbox checked={place >= 0} onChange={({ target }) => props.onUse(target.checked)}>
              {t('classes.useForStrategies')}
            </Checkbox>
            {place >= 0 && !type.isMain && <Button onClick={props.onMakeMain}>{t('classes.makeMain')}</Button>}
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
