import { inStoreBarcode } from './barcode.ts';
import type { Random } from './random.ts';

/** Invented brands, most popular first, each with its price level (1 = cheapest). */
const BRANDS: readonly (readonly [name: string, level: number])[] = [
  ['望川', 3],
  ['青屿', 2],
  ['雁回', 4],
  ['长亭', 3],
  ['鹿鸣洲', 5],
  ['岭秀', 2],
  ['乐棠', 1],
  ['石门关', 3],
  ['沐春', 2],
  ['潮平', 4],
  ['澄观', 6],
  ['晚渡', 1],
];
const KINDS = ['(硬)', '(软)', '（细支）', '(硬红)', '（中支）'] as const;
const WHOLESALE_YUAN = [45, 78, 125, 190, 320, 580] as const;

export interface SampleProduct {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly packBarcode: string;
  readonly cartonBarcode: string;
  readonly priceMinor: number;
  readonly orderMultiple: number;
  readonly leastQuantity: number;
  readonly mostQuantity: number | null;
  readonly isQuota: boolean;
  readonly active: boolean;
  /** null: not tracked. Set by the size of the center, see `stockOf`. */
  readonly stockWeeks: number | null;
  /** How likely a basket holds it, relative to the others. */
  readonly popularity: number;
  readonly level: number;
}

/** 60 products: 12 brands in 5 kinds. The same for every size of center. */
export function sampleProducts(random: Random, createdAtMs: number): SampleProduct[] {
  return BRANDS.flatMap(([brand, level], brandIndex) =>
    KINDS.map((kind, kindIndex): SampleProduct => {
      const index = brandIndex * KINDS.length + kindIndex;
      const yuan = (WHOLESALE_YUAN[level - 1] ?? 100) * (1 + kindIndex * 0.18) + random.between(0, 9);
      const isQuota = level >= 4 || index % 7 === 3;
      return {
        id: random.uuid(createdAtMs),
        code: String(430101 + index * 13),
        name: brand + kind,
        unit: '条',
        packBarcode: inStoreBarcode('pack', 5_000_000 + index * 37),
        cartonBarcode: inStoreBarcode('carton', 5_000_000 + index * 37),
        priceMinor: Math.round(yuan * 2) * 50,
        orderMultiple: level === 1 ? 5 : index % 11 === 6 ? 2 : 1,
        leastQuantity: level === 1 ? 5 : index % 11 === 6 ? 2 : 1,
        mostQuantity: level >= 5 ? 20 : 200,
        isQuota,
        active: index !== 44 && index !== 58,
        stockWeeks: index % 13 === 5 ? 0.02 : index === 17 ? 0 : index % 20 === 9 ? null : 1.2 + random.next(),
        popularity: (1 / (brandIndex + 1.5)) * (1 / (kindIndex + 1.2)),
        level,
      };
    }),
  );
}
