import type { ReadableDB } from '../../../db/connection.ts';
import { findCustomer, phonesOf } from '../../../db/customers.ts';
import type { EditCustomerInput } from '../../../shared/contract/customers.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { WeekdayCode } from '../../../shared/domain/calendar/business-date.ts';
import type { ChangeValues } from '../../../shared/domain/customers/change-parts.ts';

/** What is stored of a customer, as requests see it. Error: `not-found/customer-unknown`. */
export function changeValuesOf(db: ReadableDB, customerId: string): ChangeValues {
  const customer = findCustomer(db, customerId);
  if (!customer) throw new AppError('not-found', 'customer-unknown');
  const { name, licenceNumber, contact, address, area, orderWeekdays, settlementAccount, status, ownerId } = customer;
  return {
    ...{ name, licenceNumber, contact, address, area, orderWeekdays, settlementAccount, status, ownerId },
    doNotCall: customer.doNotCall === 1,
    phones: phonesOf(db, customerId).map(({ number, label, dead }) => ({ number, label, dead: dead === 1 })),
  };
}

/** The edit that writes these values. */
export function editOf(customerId: string, values: Partial<ChangeValues>): EditCustomerInput {
  const { phones, orderWeekdays, ...rest } = values;
  return {
    customerId,
    ...rest,
    ...(phones === undefined ? {} : { phones: phones.map((phone) => ({ ...phone })) }),
    ...(orderWeekdays === undefined ? {} : { orderWeekdays: (orderWeekdays?.split(',') ?? []) as WeekdayCode[] }),
  };
}
