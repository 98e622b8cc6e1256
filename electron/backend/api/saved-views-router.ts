import { done } from '../../../shared/contract/primitives.ts';
import {
  removeViewInput,
  savedViews,
  savedViewsInput,
  saveViewInput,
  saveViewOutput,
} from '../../../shared/contract/saved-views.ts';
import { listViews } from '../saved-views/list-views.ts';
import { removeView, saveView } from '../saved-views/save-view.ts';
import { change, read, router } from './procedure.ts';

/** Lists that people keep under a name. The right of the screen is asked for by each. */
export const savedViewsRouter = router({
  list: read({ right: 'session.own', input: savedViewsInput, output: savedViews }, listViews),
  save: change({ right: 'session.own', audit: 'change', input: saveViewInput, output: saveViewOutput }, saveView),
  remove: change({ right: 'session.own', audit: 'change', input: removeViewInput, output: done }, removeView),
});
