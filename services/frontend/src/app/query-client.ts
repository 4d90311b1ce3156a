import { QueryClient } from "@tanstack/react-query";
import { ConnectionProblem, isBusy } from "@/lib/api-client";

/** Refusals are final; a lost connection or a busy server is worth another try. */
function worthAnotherTry(failures: number, error: Error): boolean {
  if (error instanceof ConnectionProblem) return failures < 4;
  return isBusy(error) && failures < 3;
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
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
}
