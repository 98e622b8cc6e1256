/** The states of an order that still stands, as a list of SQL. Cancelled and failed orders count nowhere. */
export const STANDING_STATES = "('submitted', 'handed-over', 'delivered')";

/** Condition on `sales_order o`: it is an order, and still stands. */
export const STANDING_ORDER = `o.kind = 'order' AND o.state IN ${STANDING_STATES}`;
