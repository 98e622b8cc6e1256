export const products = `
CREATE TABLE product (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  initials TEXT NOT NULL DEFAULT '',
  unit TEXT NOT NULL DEFAULT '',
  pack_barcode TEXT,
  carton_barcode TEXT,
  price_minor INTEGER NOT NULL DEFAULT 0,
  order_multiple INTEGER NOT NULL DEFAULT 1 CHECK (order_multiple >= 1),
  least_quantity INTEGER NOT NULL DEFAULT 1,
  most_quantity INTEGER,
  is_quota INTEGER NOT NULL DEFAULT 0 CHECK (is_quota IN (0, 1)),
  -- Imported stock and the instant it was true; null: stock is not tracked for this product.
  stock INTEGER,
  stock_as_of_ms INTEGER,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL
) STRICT;

-- kind says which of the columns are set:
--   product-class: product_id, class_id (the most of each customer)   product-customer: product_id, customer_id (replaces it)
--   class-total: class_id (over all quota products)                   product-supply: product_id (over all customers)
CREATE TABLE quota (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('product-class', 'product-customer', 'class-total', 'product-supply')),
  product_id TEXT REFERENCES product(id),
  class_id TEXT REFERENCES class(id),
  customer_id TEXT REFERENCES customer(id),
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  float_percent INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX quota_general ON quota(valid_to) WHERE customer_id IS NULL;
CREATE INDEX quota_customer ON quota(customer_id, valid_to) WHERE customer_id IS NOT NULL;
CREATE INDEX quota_product ON quota(product_id) WHERE product_id IS NOT NULL;
CREATE INDEX quota_class ON quota(class_id) WHERE class_id IS NOT NULL;
`;
