export const popularity = `
-- How many of every customer's last orders hold a product, as a share of the most popular one's; none: no row. Counted
-- anew as a whole (db/product-popularity.ts), so that an order form looks it up instead of reading everybody's orders.
CREATE TABLE product_popularity (
  product_id TEXT PRIMARY KEY REFERENCES product(id),
  popularity REAL NOT NULL CHECK (popularity > 0 AND popularity <= 1)
) STRICT, WITHOUT ROWID;
`;
