import { useMutation, useQuery } from '@tanstack/react-query';
import type { BandsInput, BandsOutput } from '../../shared/contract/classes.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

const PLAN = { invalidate: ['classes', 'strategies', 'queue', 'customers'] };

export function useClassTypes() {
  return useQuery({ queryKey: ['classes', 'list'], queryFn: () => api.classes.list.mutate({}) });
}

export function useSaveClassType(): Command<{ id: string | null; code: string; name: string }, { id: string }> {
  return useCommand((input, options) => api.classes.saveType.mutate(input, options), PLAN);
}

export function useRemoveClassType(): Command<{ id: string }, { ok: true }> {
  return useCommand((input, options) => api.classes.removeType.mutate(input, options), PLAN);
}

export type SaveClass = { id: string | null; classTypeId: string; code: string; name: string };

export function useSaveClass(): Command<SaveClass, { id: string }> {
  return useCommand((input, options) => api.classes.saveClass.mutate(input, options), PLAN);
}

export function useRemoveClass(): Command<{ id: string }, { ok: true }> {
  return useCommand((input, options) => api.classes.removeClass.mutate(input, options), PLAN);
}

export function useOrderClasses(): Command<{ classTypeId: string; classIds: string[] }, { ok: true }> {
  return useCommand((input, options) => api.classes.orderClasses.mutate(input, options), { ...PLAN, inTurn: true });
}

export function useChooseGroups(): Command<{ classTypeIds: string[]; mainId: string | null }, { ok: true }> {
  return useCommand((input, options) => api.classes.chooseGroups.mutate(input, options), PLAN);
}

export function useBandsDefaults() {
  return useQuery({ queryKey: ['classes', 'bandsDefaults'], queryFn: () => api.classes.bandsDefaults.query({}) });
}

/** How many customers each band would hold; changes nothing. */
export function usePreviewBands() {
  return useMutation({ mutationFn: (bands: BandsInput) => api.classes.previewBands.mutate(bands) });
}

export function useApplyBands(): Command<{ bands: BandsInput; expected: number }, BandsOutput> {
  return useCommand((input, options) => api.classes.applyBands.mutate(input, options), PLAN);
}
