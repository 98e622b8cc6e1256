import { nameInitials } from '../shared/domain/customers/initials.ts';
import { type ReadableDB, sql, type WritableDB } from './connection.ts';

export interface ProductRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** Pinyin initials, readings separated by blanks; made from the name, never written by hand. */
  readonly initials: string;
  /** Order unit, e.g. 条. */
  readonly unit: string;
  readonly packBarcode: string | null;
  readonly cartonBarcode: string | null;
  readonly priceMinor: number;
  readonly orderMultiple: number;
  readonly leastQuantity: number;
  readonly mostQuantity: number | null;
  readonly isQuota: 0 | 1;
  /** Imported stock and the instant it was true; null: stock is not tracked. */
  readonly stock: number | null;
  readonly stockAsOfMs: number | null;
  readonly active: 0 | 1;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

export type NewProduct = Pick<ProductRow, 'id' | 'code' | 'name' | 'createdAtMs'> &
  Partial<Omit<ProductRow, 'initials'>>;

/** The parts of a product that may change. `code` is its key and stays. */
export type ProductChange = Partial<Omit<ProductRow, 'id' | 'code' | 'initials' | 'createdAtMs'>> & {
  readonly updatedAtMs: number;
};

const COLUMNS = `id, code, name, initials, unit, pack_barcode AS packBarcode, carton_barcode AS cartonBarcode,
  price_minor AS priceMinor, order_multiple AS orderMultiple, least_quantity AS leastQuantity,
  most_quantity AS mostQuantity, is_quota AS isQuota, stock, stock_as_of_ms AS stockAsOfMs, active,
  created_at_ms AS createdAtMs, updated_at_ms AS updatedAtMs`;

const EMPTY: Omit<ProductRow, 'id' | 'code' | 'name' | 'initials' | 'createdAtMs' | 'updatedAtMs'> = {
  unit: '',
  packBarcode: null,
  cartonBarcode: null,
  priceMinor: 0,
  orderMultiple: 1,
  leastQuantity: 1,
  mostQuantity: null,
  isQuota: 0,
  stock: null,
  stockAsOfMs: null,
  active: 1,
};

export function insertProduct(tx: WritableDB, product: NewProduct): void {
  const row: ProductRow = {
    updatedAtMs: product.createdAtMs,
    ...EMPTY,
    ...product,
    initials: nameInitials(product.name),
  };
  sql<ProductRow>(
    tx,
    `INSERT INTO product (id, code, name, initials, unit, pack_barcode, carton_barcode, price_minor, order_multiple,
       least_quantity, most_quantity, is_quota, stock, stock_as_of_ms, active, created_at_ms, updated_at_ms)
     VALUES (@id, @code, @name, @initials, @unit, @packBarcode, @cartonBarcode, @priceMinor, @orderMultiple,
       @leastQuantity, @mostQuantity, @isQuota, @stock, @stockAsOfMs, @active, @createdAtMs, @updatedAtMs)`,
  ).run(row);
}

/** Writes what `change` holds over the stored row; false when there is no such product. */
export function updateProduct(tx: WritableDB, id: string, change: ProductChange): boolean {
  const stored = findProduct(tx, id);
  if (!stored) return false;
  const merged: ProductRow = { ...stored, ...change };
  sql<ProductRow>(
    tx,
    `UPDATE product SET name = @name, initials = @initials, unit = @unit, pack_barcode = @packBarcode,
       carton_barcode = @cartonBarcode, price_minor = @priceMinor, order_multiple = @orderMultiple,
       least_quantity = @leastQuantity, most_quantity = @mostQuantity, is_quota = @isQuota, stock = @stock,
       stock_as_of_ms = @stockAsOfMs, active = @active, updated_at_ms = @updatedAtMs
     WHERE id = @id`,
  ).run({ ...merged, initials: merged.name === stored.name ? stored.initials : nameInitials(merged.name) });
  return true;
}

export function findProduct(db: ReadableDB, id: string): ProductRow | undefined {
  return sql<[string], ProductRow>(db, `SELECT ${COLUMNS} FROM product WHERE id = ?`).get(id);
}

export function findProductByCode(db: ReadableDB, code: string): ProductRow | undefined {
  return sql<[string], ProductRow>(db, `SELECT ${COLUMNS} FROM product WHERE code = ?`).get(code);
}

export function countProducts(db: ReadableDB): number {
  return sql<[], number>(db, 'SELECT count(*) FROM product').pluck().get() ?? 0;
}

/** All products in the order of their codes. A distributor has thousands of them, not millions. */
export function allProducts(db: ReadableDB): ProductRow[] {
  return sql<[], ProductRow>(db, `SELECT ${COLUMNS} FROM product ORDER BY code`).all();
}
