import { csvTextCell } from '../exports/csv-cell.ts';

/** The columns of a hand-over file. A machine reads them: they are the same in every language, and told in the administrator's guide. */
export const HAND_OVER_COLUMNS = [
  'hand_over_number',
  'route_code',
  'delivery_date',
  'customer_code',
  'customer_name',
  'address',
  'order_number',
  'order_version',
  'line_number',
  'product_code',
  'product_name',
  'unit',
  'quantity',
  'price',
  'amount',
  'note',
  'line_note',
] as const;

/** What stands in one row: a line of an order. Prices and amounts in minor units. */
export interface HandOverLine {
  readonly customerCode: string;
  readonly customerName: string;
  readonly address: string | null;
  readonly orderNumber: string;
  readonly version: number;
  readonly lineNumber: number;
  readonly productCode: string;
  readonly productName: string;
  readonly unit: string;
  readonly quantity: number;
  readonly priceMinor: number;
  readonly amountMinor: number;
  /** On the order as a whole; it stands in each of its rows. */
  readonly note: string | null;
  readonly lineNote: string | null;
}

/** The whole text: byte order mark, header, a row a line in the order given, each ended by CRLF (RFC 4180). */
export function handOverFile(
  head: { readonly number: string; readonly routeCode: string; readonly deliveryDate: string },
  lines: readonly HandOverLine[],
  currencyDigits: number,
): string {
  const decimal = (minor: number): string => (minor / 10 ** currencyDigits).toFixed(currencyDigits);
  const rows = lines.map((line) =>
    [
      csvTextCell(head.number),
      csvTextCell(head.routeCode),
      head.deliveryDate,
      csvTextCell(line.customerCode),
      csvTextCell(line.customerName),
      csvTextCell(line.address ?? ''),
      csvTextCell(line.orderNumber),
      line.version,
      line.lineNumber,
      csvTextCell(line.productCode),
      csvTextCell(line.productName),
      csvTextCell(line.unit),
      line.quantity,
      decimal(line.priceMinor),
      decimal(line.amountMinor),
      csvTextCell(line.note ?? ''),
      csvTextCell(line.lineNote ?? ''),
    ].join(','),
  );
  return `\ufeff${[HAND_OVER_COLUMNS.join(','), ...rows].join('\r\n')}\r\n`;
}
