import { nothing } from '../../../shared/contract/primitives.ts';
import {
  misfitsInput,
  routeDetail,
  routeDetailInput,
  routeList,
  routeMisfits,
  savedRoute,
  saveRouteInput,
} from '../../../shared/contract/routes.ts';
import { listMisfits } from '../routes/list-misfits.ts';
import { listRoutes, readRoute } from '../routes/list-routes.ts';
import { saveRoute } from '../routes/save-route.ts';
import { change, read, router } from './procedure.ts';

export const routesRouter = router({
  list: read({ right: 'plan.read', input: nothing, output: routeList }, listRoutes),
  detail: read({ right: 'plan.read', input: routeDetailInput, output: routeDetail }, readRoute),
  misfits: read({ right: 'plan.read', input: misfitsInput, output: routeMisfits }, listMisfits),
  save: change({ right: 'master.write', audit: 'change', input: saveRouteInput, output: savedRoute }, saveRoute),
});
