import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { RouteDetail, RouteList, RouteMisfits, SaveRouteInput } from '../../shared/contract/routes.ts';
import { api } from './client.ts';
import { type Command, useCommand } from './use-command.ts';

export function useRoutes(): UseQueryResult<RouteList> {
  return useQuery({ queryKey: ['routes', 'list'], queryFn: () => api.routes.list.query({}) });
}

export function useRouteDetail(routeId: string | null): UseQueryResult<RouteDetail> {
  return useQuery({
    queryKey: ['routes', 'detail', routeId],
    queryFn: () => api.routes.detail.query({ routeId: routeId ?? '' }),
    enabled: routeId !== null,
    // A form begins with the route as it is, not as it was when it was last looked at.
    gcTime: 0,
  });
}

/** Whose own order weekdays a change of the route's days would take away; asked once, before it is saved. */
export function fetchMisfits(input: { routeId: string; validFrom: string; weekdays: number[] }): Promise<RouteMisfits> {
  return api.routes.misfits.query(input);
}

export function useSaveRoute(): Command<SaveRouteInput, { routeId: string }> {
  return useCommand((input, options) => api.routes.save.mutate(input, options), {
    invalidate: ['routes', 'customers'],
  });
}

/** Teams that a route can belong to. */
export function useTeamChoices(): UseQueryResult<{ id: string; name: string }[]> {
  return useQuery({ queryKey: ['operators', 'teams'], queryFn: () => api.teams.list.query({}) });
}
