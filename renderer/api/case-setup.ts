import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ArticleLine, SaveArticleInput } from '../../shared/contract/knowledge.ts';
import type {
  PolicyLines,
  PolicyPreview,
  PolicyPreviewInput,
  SavePolicyInput,
} from '../../shared/contract/policies.ts';
import type { CategoryLine, RemoveCategoryOutput, SaveCategoryInput } from '../../shared/contract/ticket-setup.ts';
import type { RemoveUnitOutput, SaveUnitInput, UnitLines } from '../../shared/contract/units.ts';
import type { Language } from '../../shared/i18n/index.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

const CHANGES = { invalidate: ['caseSetup', 'tickets'] } as const;

/** Every category of every kind, as a tree is read. */
export function useCategoryLines(): UseQueryResult<readonly CategoryLine[]> {
  return useQuery({
    queryKey: ['caseSetup', 'categories'],
    queryFn: async () => (await api.caseSetup.categories.query({})).categories,
  });
}

export function useSaveCategory(): Command<SaveCategoryInput, { id: string }> {
  return useCommand((input, options) => api.caseSetup.saveCategory.mutate(input, options), CHANGES);
}

export function useMoveCategory(): Command<{ id: string; by: -1 | 1 }, { ok: true }> {
  return useCommand((input, options) => api.caseSetup.moveCategory.mutate(input, options), {
    ...CHANGES,
    inTurn: true,
  });
}

export function useSetCategoryActive(): Command<{ id: string; active: boolean }, { ok: true }> {
  return useCommand((input, options) => api.caseSetup.setCategoryActive.mutate(input, options), CHANGES);
}

export function useRemoveCategory(): Command<{ id: string }, RemoveCategoryOutput> {
  return useCommand((input, options) => api.caseSetup.removeCategory.mutate(input, options), CHANGES);
}

export function useCreateStarter(): Command<{ language: Language }, { created: number }> {
  return useCommand((input, options) => api.caseSetup.createStarter.mutate(input, options), CHANGES);
}

/** Every unit, and who can become a member. */
export function useUnits(): UseQueryResult<UnitLines> {
  return useQuery({ queryKey: ['caseSetup', 'units'], queryFn: () => api.caseSetup.units.query({}) });
}

export function useSaveUnit(): Command<SaveUnitInput, { id: string }> {
  return useCommand((input, options) => api.caseSetup.saveUnit.mutate(input, options), CHANGES);
}

export function useSetUnitActive(): Command<{ id: string; active: boolean }, { ok: true }> {
  return useCommand((input, options) => api.caseSetup.setUnitActive.mutate(input, options), CHANGES);
}

export function useRemoveUnit(): Command<{ id: string }, RemoveUnitOutput> {
  return useCommand((input, options) => api.caseSetup.removeUnit.mutate(input, options), CHANGES);
}

/** Every article that holds all parts of the text. */
export function useArticles(text: string): UseQueryResult<readonly ArticleLine[]> {
  return useQuery({
    queryKey: ['caseSetup', 'articles', text],
    queryFn: async () => (await api.caseSetup.articles.query({ text })).articles,
    placeholderData: keepPreviousData,
  });
}

export function useSaveArticle(): Command<SaveArticleInput, { id: string }> {
  return useCommand((input, options) => api.caseSetup.saveArticle.mutate(input, options), CHANGES);
}

export function useSetArticleActive(): Command<{ id: string; active: boolean }, { ok: true }> {
  return useCommand((input, options) => api.caseSetup.setArticleActive.mutate(input, options), CHANGES);
}

/** Every policy, with the classes that one can be for. */
export function usePolicies(): UseQueryResult<PolicyLines> {
  return useQuery({ queryKey: ['caseSetup', 'policies'], queryFn: () => api.caseSetup.policies.query({}) });
}

export function useSavePolicy(): Command<SavePolicyInput, { id: string }> {
  return useCommand((input, options) => api.caseSetup.savePolicy.mutate(input, options), CHANGES);
}

export function useSetPolicyActive(): Command<{ id: string; active: boolean }, { ok: true }> {
  return useCommand((input, options) => api.caseSetup.setPolicyActive.mutate(input, options), CHANGES);
}

export function useCreateStarterPolicies(): Command<{ language: Language }, { created: number }> {
  return useCommand((input, options) => api.caseSetup.createStarterPolicies.mutate(input, options), CHANGES);
}

/** When a case registered now would run out by these times. */
export function usePolicyPreview(times: PolicyPreviewInput): UseQueryResult<PolicyPreview> {
  return useQuery({
    queryKey: ['caseSetup', 'policy-preview', times],
    queryFn: () => api.caseSetup.previewPolicy.query(times),
    placeholderData: keepPreviousData,
  });
}
