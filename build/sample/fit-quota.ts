import type { SampleLine, SampleOrder } from './orders.ts';
import { mondayOf, type SampleQuota } from './plan.ts';
import type { SampleProduct } from './products.ts';

/** A quantity that was asked for and could not be had. */
export interface SampleRefusal {
  readonly productId: string;
  readonly reason: 'quota' | 'class-total' | 'supply';
  readonly wanted: number;
  readonly allowed: number;
  readonly priceMinor: number;
}

const HUNDRED = 100;

/**
 * Cuts the orders of the weeks that have quotas down to them, customer by customer and each oldest first, so that nobody
 * has had more than the program would have given. What is left of a line is a multiple that may be ordered, or nothing.
 */
export class QuotaFitter {
  /** By the Monday on which their week begins. */
  readonly #quotas: ReadonlyMap<string, readonly SampleQuota[]>;
  readonly #products: ReadonlyMap<string, SampleProduct>;
  readonly #used = new Map<string, number>();

  constructor(quotas: readonly SampleQuota[], products: readonly SampleProduct[]) {
    this.#quotas = Map.groupBy(quotas, ({ validFrom }) => validFrom);
    this.#products = new Map(products.map((product) => [product.id, product]));
  }

  fit(
    order: SampleOrder,
    customerId: string,
    classId: string | null,
  ): { readonly lines: readonly SampleLine[]; readonly refused: readonly SampleRefusal[] } {
    const ofWeek = this.#quotas.get(mondayOf(order.orderDate)) ?? [];
    const quotas = ofWeek.filter((quota) => quota.classId === null || quota.classId === classId);
    if (classId === null || quotas.length === 0) return { lines: order.lines, refused: [] };
    const refused: SampleRefusal[] = [];
    const lines = order.lines.flatMap((line) => {
      const product = this.#products.get(line.productId);
      if (!product?.isQuota) return [line];
      const holding = quotas.filter(({ productId }) => productId === null || productId === line.productId);
      const [scarcest] = holding
        .map((quota) => ({ quota, left: this.#left(quota, customerId) }))
        .toSorted((a, b) => a.left - b.left);
      const most = Math.min(line.quantity, Math.max(0, scarcest?.left ?? 0));
      const multiple = Math.floor(most / product.orderMultiple) * product.orderMultiple;
      const quantity = multiple < product.leastQuantity ? 0 : multiple;
      for (const quota of holding) this.#use(quota, customerId, quantity);
      if (quantity < line.quantity && scarcest) {
        const reason = { 'product-class': 'quota', 'class-total': 'class-total', 'product-supply': 'supply' } as const;
        const { productId, priceMinor, quantity: wanted } = line;
        refused.push({ productId, priceMinor, wanted, allowed: quantity, reason: reason[scarcest.quota.kind] });
      }
      return quantity === 0 ? [] : [{ ...line, quantity }];
    });
    return { lines, refused };
  }

  /** A supply is everybody's, the others are each customer's. */
  #key({ id, kind }: SampleQuota, customerId: string): string {
    return kind === 'product-supply' ? id : `${id} ${customerId}`;
  }

  #left(quota: SampleQuota, customerId: string): number {
    const all = Math.floor((quota.quantity * (HUNDRED + quota.floatPercent)) / HUNDRED);
    return all - (this.#used.get(this.#key(quota, customerId)) ?? 0);
  }

  #use(quota: SampleQuota, customerId: string, quantity: number): void {
    const key = this.#key(quota, customerId);
    this.#used.set(key, (this.#used.get(key) ?? 0) + quantity);
  }
}
