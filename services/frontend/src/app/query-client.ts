import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ConnectionProblem, isBusy } from "@/lib/api-client";
import { isSignedOut, meKey } from "@/lib/me";

/** Refusals are final; a lost connection or a busy server is worth another try. */
function worthAnotherTry(failures: number, error: Error): boolean {
  if (error instanceof ConnectionProblem) return failures < 4;
  return isBusy(error) && failures < 3;
}

export function makeQueryClient(): QueryClient {
  // Whichever call learns that the session has ended: the page asks again who works here.
  const onError = (error: Error, query?: { queryKey: readonly unknown[] }) => {
    if (isSignedOut(error) && query?.queryKey[0] !== meKey[0]) {
      void client.resetQueries({ queryKey: meKey });
    }
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError: (error) => onError(error) }),
    defaultOptions: {
      queries: {
        // The server may be this very machine: being off the internet is no reason not to ask it.
        networkMode: "always",
        retry: worthAnotherTry,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
  return client;
}
