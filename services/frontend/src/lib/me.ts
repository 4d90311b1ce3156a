/** Who works at this browser, as the server knows it. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ApiProblem, request, setCsrfToken, signOut } from "./api-client";
import type { Me } from "./api-types";

export const meKey = ["me"] as const;

export function useMe() {
  return useQuery({
    queryKey: meKey,
    queryFn: async ({ signal }) => {
      const me = (await request<Me>("GET", "/me", { signal })).data;
      setCsrfToken(me.csrf_token ?? undefined);
      return me;
    },
    staleTime: Infinity,
  });
}

/** The server asks who we are: there is no session, or it has ended. */
export function isSignedOut(error: Error | null): boolean {
  return error instanceof ApiProblem && error.status === 401;
}

/** Ends the session; nothing that was read in it stays on the page. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: signOut,
    onSettled: () => {
      setCsrfToken(undefined);
      return client.resetQueries();
    },
  });
}

/** Where the browser goes to sign in; it comes back to this page. */
export function signInAddress(): string {
  const here = window.location.pathname + window.location.search;
  return `/auth/login?return_to=${encodeURIComponent(here)}`;
}
