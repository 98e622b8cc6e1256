import { EditOutlined, PieChartOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Segmented, Table, type TableProps } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductItem } from '../../../shared/contract/products.ts';
import { formatCount } from '../../../shared/i18n/format.ts';
import { useRight } from '../../api/auth.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useProducts } from '../../api/products.ts';
import { Amount } from '../../components/Amount.tsx';
import { InstantText } from '../../components/DateText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { StateTag } from '../../components/StateTag.tsx';
import { useLanguage } from '../../components/use-language.ts';
import { EditProductDrawer } from './EditProductDrawer.tsx';

type Shown = 'active' | 'inactive' | 'all';
const PAGE_ROWS = 100;

/** All products; the supervisor changes price, stock and what may be ordered. */
export default function ProductsScreen() {
  const { t } = useTranslation();
  const describe = useErrorText();
  const language = useLanguage();
  const mayEdit = useRight('master.write');
  const [text, setText] = useState('');
  const [active, setActive] = useState<Shown>('active');
  const [page, setPage] = useState(1);
  const [edited, setEdited] = useState<ProductItem | null>(null);
  const searched = useDeferredValue(text);
  const products = useProducts({ text: searched, active, limit: PAGE_ROWS, offset: (page - 1) * PAGE_ROWS });
  const total = products.data?.total ?? 0;

  const columns = useMemo((): TableProps<ProductItem>['columns'] => {
    const edit: NonNullable<TableProps<ProductItem>['columns']> = [
      {
        title: <span className="visually-hidden">{t('products.edit')}</span>,
        width: 44,
        render: (_, product) => (
          <Button
            type="text"
            size="small"
            icon={<EditOutlined aria-hidden />}
            aria-label={t('products.editNamed', { name: product.name })}
            onClick={() => setEdited(product)}
          />
        ),
      },
    ];
    return [
      { title: t('products.code'), dataIndex: 'code', width: 92 },
      { title: t('products.name'), dataIndex: 'name', ellipsis: true },
      { title: t('products.unit'), dataIndex: 'unit', width: 52 },
      {
        title: t('products.price'),
        align: 'right',
        width: 96,
        render: (_, product) => <Amount minor={product.priceMinor} />,
      },
      { title: t('products.multiple'), dataIndex: 'orderMultiple', align: 'right', width: 78 },
      { title: t('products.least'), dataIndex: 'leastQuantity', align: 'right', width: 56 },
      {
        title: t('products.most'),
        align: 'right',
        width: 60,
        render: (_, product) => product.mostQuantity ?? '–',
      },
      {
        title: t('products.stock'),
        align: 'right',
        width: 92,
        render: (_, product) =>
          product.stock === null ? t('products.untracked') : formatCount(product.stock, language),
      },
      {
        title: t('products.stockAsOf'),
        width: 136,
        render: (_, product) => product.stock !== null && <InstantText atMs={product.stockAsOfMs} />,
      },
      {
        title: t('products.quota'),
        width: 84,
        render: (_, product) =>
          product.isQuota && (
            <StateTag tone="wrap-up" icon={<PieChartOutlined />}>
              {t('products.quota')}
            </StateTag>
          ),
      },
      { title: t('products.barcode'), dataIndex: 'cartonBarcode', width: 132 },
      {
        title: t('products.state'),
        width: 92,
        render: (_, product) => (
          <StateTag tone={product.active ? 'ready' : 'off'}>
            {t(product.active ? 'products.active' : 'products.inactive')}
          </StateTag>
        ),
      },
      ...(mayEdit ? edit : []),
    ];
  }, [t, language, mayEdit]);

  const isNew = searched === '' && active !== 'inactive';
  return (
    <>
      <PageHeader
        title={t('products.title')}
        description={t('products.description')}
        actions={
          <span className="tabular" role="status">
            {products.data && t('products.count', { count: formatCount(total, language) as never })}
          </span>
        }
      >
        <search style={{ display: 'flex', gap: 8, marginTop: 8 }}>
          <Input
            autoFocus
            allowClear
            value={text}
            prefix={<SearchOutlined aria-hidden />}
            placeholder={t('products.search')}
            aria-label={t('products.searchLabel')}
            onChange={(event) => {
              setText(event.target.value);
              setPage(1);
            }}
            style={{ width: 380 }}
          />
          <Segmented<Shown>
            aria-label={t('products.shown')}
            value={active}
            options={(['active', 'inactive', 'all'] as const).map((value) => ({
              value,
              label: t(`products.${value}`),
            }))}
            onChange={(value) => {
              setActive(value);
              setPage(1);
            }}
          />
        </search>
      </PageHeader>
      <ErrorNotice text={products.error ? describe(products.error) : null} onRetry={() => void products.refetch()} />
      <Table<ProductItem>
        size="small"
        rowKey="id"
        aria-label={t('products.table')}
        columns={columns ?? []}
        dataSource={products.data?.rows ?? []}
        loading={products.isPending}
        scroll={{ x: 1120 }}
        locale={{
          emptyText: (
            <EmptyState
              title={t(isNew ? 'products.emptyTitle' : 'products.nothingTitle')}
              hint={t(isNew ? 'products.emptyHint' : 'products.nothingHint')}
            />
          ),
        }}
        pagination={
          total > PAGE_ROWS
            ? { current: page, pageSize: PAGE_ROWS, total, showSizeChanger: false, onChange: setPage }
            : false
        }
      />
      <EditProductDrawer product={edited} onClose={() => setEdited(null)} />
    </>
  );
}
