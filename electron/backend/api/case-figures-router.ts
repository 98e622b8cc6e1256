import { nothing } from '../../../shared/contract/primitives.ts';
import { caseFiguresInput, caseFiguresOutput, figureChoices } from '../../../shared/contract/ticket-figures.ts';
import { listFigureChoices, showFigures } from '../case-figures/show-figures.ts';
import { action, read, router } from './procedure.ts';

/** Whoever looks after the others' work sees how cases went. */
export const caseFiguresRouter = router({
  choices: read({ right: 'supervision.read', input: nothing, output: figureChoices }, listFigureChoices),
  show: action(
    { right: 'supervision.read', audit: 'none', input: caseFiguresInput, output: caseFiguresOutput },
    showFigures,
  ),
});
