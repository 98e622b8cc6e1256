import { App, Button, Checkbox, Flex, Form, Input, InputNumber, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EditProductInput, ProductItem } from '../../../shared/contract/products.ts';
import { minorDigits } from '../../../shared/i18n/format.ts';
import { useErrorText } from '../../api/error-text.ts';
import { useEditProduct } from '../../api/products.ts';
import { AuditLink } from '../../components/AuditLink.tsx';
import { useCompany } from '../../components/company-context.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { useWhileShown } from '../../components/use-while-shown.ts';

interface EditProductDrawerProps {
  /** null: closed. */
  readonly product: ProductItem | null;
  onClose(): void;
}

export function EditProductDrawer({ product, onClose }: EditProductDrawerProps) {
  const { t } = useTranslation();
  return (
    <SideDrawer open={product !== null} onClose={onClose} size={420} title={t('products.editTitle')}>
      {product && <EditProductForm key={product.id} product={product} onDone={onClose} />}
      {product && <AuditLink entity="product" thing={product.code} />}
    </SideDrawer>
  );
}

interface Fields extends Pick<ProductItem, 'name' | 'unit' | 'orderMultiple' | 'leastQuantity' | 'isQuota' | 'active'> {
  /** In major units, as people write it. */
  readonly price: number;
  readonly mostQuantity: number | null;
  readonly stock: number | null;
}

const WHOLE = [
  { name: 'orderMultiple', label: 'multiple', least: 1, most: 100_000, empty: false, hint: 'multipleHint' },
  { name: 'leastQuantity', label: 'least', least: 1, most: 1_000_000, empty: false, hint: null },
  { name: 'mostQuantity', label: 'most', least: 1, most: 1_000_000, empty: true, hint: 'mostHint' },
  { name: 'stock', label: 'stock', least: 0, most: 1_000_000_000, empty: true, hint: 'stockHint' },
] as const;

/** Long enough to read that orders fell through. */
const FAILED_SHOWN_S = 10;

function EditProductForm({ product, onDone }: { readonly product: ProductItem; onDone(): void }) {
  const { t } = useTranslation();
  const done = useWhileShown(onDone);
  const describe = useErrorText();
  const { currency } = useCompany();
  const { message } = App.useApp();
  const edit = useEditProduct();
  const digits = minorDigits(currency);
  const initial: Fields = { ...product, price: product.priceMinor / 10 ** digits };

  async function submit({ price, mostQuantity, stock, ...rest }: Fields) {
    const input: EditProductInput = {
      productId: product.id,
      ...rest,
      mostQuantity: mostQuantity ?? null,
      priceMinor: Math.round(price * 10 ** digits),
      // Unchanged stock keeps the instant at which it was true.
      ...((stock ?? null) === product.stock ? {} : { stock: stock ?? null }),
    };
    const { failedOrders } = await edit.run(input);
    const saved = t('products.saved', { name: rest.name });
    if (failedOrders === 0) void message.success(saved);
    else void message.warning(`${saved}${t('products.failedOrders', { orders: failedOrders })}`, FAILED_SHOWN_S);
    done();
  }

  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      aria-label={t('products.editTitle')}
      onFinish={(fields) => void submit(fields).catch(() => undefined)}
    >
      <Typography.Paragraph type="secondary">
        {t('products.code')} {product.code}
      </Typography.Paragraph>
      <ErrorNotice text={edit.error ? describe(edit.error) : null} />
      <Form.Item name="name" label={t('products.name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="unit" label={t('products.unit')}>
        <Input maxLength={20} style={{ width: 120 }} />
      </Form.Item>
      <Form.Item
        name="price"
        label={t('products.priceLabel', { currency })}
        rules={[{ required: true, type: 'number', min: 0, message: t('products.priceWrong') }]}
      >
        <InputNumber
          precision={digits}
          keyboard={false}
          changeOnWheel={false}
          controls={false}
          style={{ width: 160 }}
        />
      </Form.Item>
      {WHOLE.map(({ name, label, least, most, empty, hint }) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`products.${label}`)}
          {...(hint === null ? {} : { extra: t(`products.${hint}`) })}
          rules={[
            {
              required: !empty,
              type: 'integer',
              min: least,
              max: most,
              message: t('products.number', { least, most }),
            },
          ]}
        >
          <InputNumber precision={0} keyboard={false} changeOnWheel={false} controls={false} style={{ width: 160 }} />
        </Form.Item>
      ))}
      <Form.Item name="isQuota" valuePropName="checked" extra={t('products.quotaHint')}>
        <Checkbox>{t('products.quotaYes')}</Checkbox>
      </Form.Item>
      <Form.Item name="active" valuePropName="checked">
        <Checkbox>{t('products.active')}</Checkbox>
      </Form.Item>
      <Flex gap="small">
        <Button type="primary" htmlType="submit" loading={edit.pending}>
          {t('products.save')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </Flex>
    </Form>
  );
}
