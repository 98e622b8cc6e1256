/** The check digit of an EAN-13 whose first twelve digits these are (GS1 General Specifications 7.9.1). */
export function ean13CheckDigit(twelve: string): number {
  let sum = 0;
  for (let at = 0; at < 12; at += 1) sum += Number(twelve[at]) * (at % 2 === 0 ? 1 : 3);
  return (10 - (sum % 10)) % 10;
}

/** An EAN-13 of the range for use inside a company (20 to 29), so that it is no real product's. `item` up to 10 digits. */
export function inStoreBarcode(kind: 'pack' | 'carton', item: number): string {
  const twelve = (kind === 'pack' ? '21' : '22') + String(item).padStart(10, '0');
  return twelve + String(ean13CheckDigit(twelve));
}
