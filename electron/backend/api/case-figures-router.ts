import { nothing } from '../../../shared/contract/primitives.ts';
import { savedTable } from '../../../shared/contract/saved-tables.ts';
import {
  caseFiguresInput,
  caseFiguresOutput,
  figureChoices,
  saveFiguresInput,
} from '../../../shared/contract/ticket-figures.ts';
import { saveFigures } from '../case-figures/save-figures.ts';
import { listFigureChoices, showFigures } from '../case-figures/show-figures.ts';
import { action, read, router } from './procedure.ts';

/** Whoever looks after the others' work sees how cases went. */
export const caseFiguresRouter = router({
  choices: read({ right: 'supervision.read', input: nothing, output: figureChoices }, listFigureChoices),
  show: action(
    { right: 'supervision.read', audit: 'none', input: caseFiguresInput, output: caseFiguresOutput },
    showFigures,
  ),
  save: action(
    { right: 'supervision.read', audit: 'access', input: saveFiguresInput, output: savedTable },
    saveFigures,
  ),
});
