export const ordersByDelivery = `
-- One customer's orders for a delivery are asked for with every form and for every call of a day. The index by delivery
-- alone walks everybody's, and without statistics SQLite takes it.
CREATE INDEX sales_order_customer_delivery ON sales_order(customer_id, delivery_date) WHERE delivery_date IS NOT NULL;
`;
