export const refusedDemand = `
-- What a customer asked for and could not have: the largest quantity of a product on an order day, with what it could have
-- had of it then. What live orders of that day come to hold of it settles it; that is asked when it is counted.
CREATE TABLE refused_demand (
  customer_id TEXT NOT NULL REFERENCES customer(id),
  order_day TEXT NOT NULL,
  product_id TEXT NOT NULL REFERENCES product(id),
  -- asked: refused when it was asked for; taken: taken, and fallen through for want of stock
  stage TEXT NOT NULL CHECK (stage IN ('asked', 'taken')),
  reason TEXT NOT NULL,
  -- In the product's order unit, of all orders of that day together.
  wanted INTEGER NOT NULL,
  allowed INTEGER NOT NULL,
  price_minor INTEGER NOT NULL,
  asked_on TEXT NOT NULL,
  asked_at_ms INTEGER NOT NULL,
  operator_id TEXT REFERENCES operator(id),
  seat_id TEXT REFERENCES seat(id),
  call_id TEXT REFERENCES call(id),
  -- As they were then.
  route_id TEXT,
  class_id TEXT,
  PRIMARY KEY (customer_id, order_day, product_id, stage)
) STRICT, WITHOUT ROWID;
CREATE INDEX refused_demand_asked ON refused_demand(asked_on);
`;
