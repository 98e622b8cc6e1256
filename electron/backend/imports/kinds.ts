import type { StagingDB } from '../../../db/imports/staging.ts';
import { importCustomers } from './import-customers.ts';
import { importBalances, importPrices, importStock } from './import-day.ts';
import { importMemberships } from './import-memberships.ts';
import { importOperators } from './import-operators.ts';
import { importOrderCalendar } from './import-order-calendar.ts';
import { importOrderResults } from './import-order-results.ts';
import { importOrders } from './import-orders.ts';
import { importProducts } from './import-products.ts';
import { importQuotas } from './import-quotas.ts';
import { importRoutes } from './import-routes.ts';
import { importWebOrders } from './import-web-orders.ts';
import type { ImportSetting, KindImport } from './kind-import.ts';

/** What is done with the rows of a file, by what it holds. */
export function kindImport(setting: ImportSetting, staging: StagingDB): KindImport {
  switch (setting.mapping.kind) {
    case 'orders':
      return importOrders(setting, staging);
    case 'routes':
      return importRoutes(setting, staging);
    case 'web-orders':
      return importWebOrders(setting, staging);
    case 'customers':
      return importCustomers(setting, staging);
    case 'class-memberships':
      return importMemberships(setting, staging);
    case 'order-calendar':
      return importOrderCalendar(setting, staging);
    case 'quotas':
      return importQuotas(setting, staging);
    case 'stock':
      return importStock(setting, staging);
    case 'prices':
      return importPrices(setting, staging);
    case 'balances':
      return importBalances(setting, staging);
    case 'order-results':
      return importOrderResults(setting, staging);
    case 'operators':
      return importOperators(setting, staging);
    case 'products':
      return importProducts(setting, staging);
  }
}
