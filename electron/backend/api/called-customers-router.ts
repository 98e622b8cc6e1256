import { calledCustomers, calledCustomersInput } from '../../../shared/contract/called-customers.ts';
import { listCalledCustomers } from '../reports/list-called-customers.ts';
import { action, router } from './procedure.ts';

export const calledCustomersRouter = router({
  list: action(
    { right: 'reports.read', audit: 'none', input: calledCustomersInput, output: calledCustomers },
    listCalledCustomers,
  ),
});
