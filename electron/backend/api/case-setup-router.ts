import {
  articleLines,
  articleLinesInput,
  saveArticleInput,
  saveArticleOutput,
  setArticleActiveInput,
} from '../../../shared/contract/knowledge.ts';
import {
  policyLines,
  policyPreviewInput,
  policyPreviewOutput,
  savePolicyInput,
  savePolicyOutput,
  setPolicyActiveInput,
  starterPoliciesInput,
  starterPoliciesOutput,
} from '../../../shared/contract/policies.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import {
  categoryInput,
  categoryLines,
  createStarterInput,
  createStarterOutput,
  moveCategoryInput,
  removeCategoryOutput,
  saveCategoryInput,
  saveCategoryOutput,
  setCategoryActiveInput,
} from '../../../shared/contract/ticket-setup.ts';
import {
  removeUnitOutput,
  saveUnitInput,
  saveUnitOutput,
  setUnitActiveInput,
  unitInput,
  unitLines,
} from '../../../shared/contract/units.ts';
import { moveCategory, removeCategory, setCategoryActive } from '../case-setup/arrange-categories.ts';
import { createStarter } from '../case-setup/create-starter.ts';
import { createStarterPolicies } from '../case-setup/create-starter-policies.ts';
import { listCategoryLines } from '../case-setup/list-categories.ts';
import { listPolicies, previewPolicy } from '../case-setup/list-policies.ts';
import { listUnits } from '../case-setup/list-units.ts';
import { saveCategory } from '../case-setup/save-category.ts';
import { savePolicy, setPolicyActive } from '../case-setup/save-policy.ts';
import { removeUnit, saveUnit, setUnitActive } from '../case-setup/save-unit.ts';
import { listArticles } from '../knowledge/find-knowledge.ts';
import { saveArticle, setArticleActive } from '../knowledge/save-article.ts';
import { change, read, router } from './procedure.ts';

const setup = { right: 'ticket.setup', audit: 'change' } as const;

/** What a supervisor sets up for cases: categories, units, policies, articles. */
export const caseSetupRouter = router({
  categories: read({ right: 'ticket.setup', input: nothing, output: categoryLines }, listCategoryLines),
  saveCategory: change({ ...setup, input: saveCategoryInput, output: saveCategoryOutput }, saveCategory),
  moveCategory: change({ ...setup, input: moveCategoryInput, output: done }, moveCategory),
  setCategoryActive: change({ ...setup, input: setCategoryActiveInput, output: done }, setCategoryActive),
  removeCategory: change({ ...setup, input: categoryInput, output: removeCategoryOutput }, removeCategory),
  units: read({ right: 'ticket.setup', input: nothing, output: unitLines }, listUnits),
  saveUnit: change({ ...setup, input: saveUnitInput, output: saveUnitOutput }, saveUnit),
  setUnitActive: change({ ...setup, input: setUnitActiveInput, output: done }, setUnitActive),
  removeUnit: change({ ...setup, input: unitInput, output: removeUnitOutput }, removeUnit),
  articles: read({ right: 'ticket.setup', input: articleLinesInput, output: articleLines }, listArticles),
  saveArticle: change({ ...setup, input: saveArticleInput, output: saveArticleOutput }, saveArticle),
  setArticleActive: change({ ...setup, input: setArticleActiveInput, output: done }, setArticleActive),
  policies: read({ right: 'ticket.setup', input: nothing, output: policyLines }, listPolicies),
  previewPolicy: read({ right: 'ticket.setup', input: policyPreviewInput, output: policyPreviewOutput }, previewPolicy),
  savePolicy: change({ ...setup, input: savePolicyInput, output: savePolicyOutput }, savePolicy),
  setPolicyActive: change({ ...setup, input: setPolicyActiveInput, output: done }, setPolicyActive),
  createStarterPolicies: change(
    { ...setup, input: starterPoliciesInput, output: starterPoliciesOutput },
    createStarterPolicies,
  ),
  createStarter: change({ ...setup, input: createStarterInput, output: createStarterOutput }, createStarter),
});
