/** An API in place of fetch, for tests only: routes answer from memory, every call is written down. */
import { vi } from "vitest";

export interface MockCall {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}

export interface MockAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

type Handler = (call: MockCall) => MockAnswer | Promise<MockAnswer>;

/** Routes by "METHOD /path"; a segment `*` stands for any. What has no route is a 404. */
export function mockApi(routes: Record<string, Handler>) {
  const calls: MockCall[] = [];
  const handlerOf = (method: string, path: string): Handler | undefined => {
    const key = Object.keys(routes).find((route) => {
      const [verb, pattern = ""] = route.split(" ");
      return verb === method && new RegExp(`^${pattern.replaceAll("*", "[^/]+")}$`).test(path);
    });
    return key === undefined ? undefined : routes[key];
  };
  const respond = async (input: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input, "http://localhost");
    const call: MockCall = {
      method: init.method ?? "GET",
      path: url.pathname.replace("/api/v1", ""),
      query: url.searchParams,
      headers: new Headers(init.headers),
      body: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
    };
    calls.push(call);
    const handler = handlerOf(call.method, call.path);
    const answer = handler ? await handler(call) : problem(404, "There is no such thing.");
    if (init.signal?.aborted) throw new DOMException("Aborted", "AbortError");
    return new Response(answer.body === undefined ? null : JSON.stringify(answer.body), {
      status: answer.status ?? 200,
      headers: answer.headers ?? {},
    });
  };
  vi.stubGlobal("fetch", vi.fn(respond));
  return {
    calls,
    to: (method: string, path: string) =>
      calls.filter((call) => call.method === method && call.path === path),
  };
}

export function problem(status: number, detail: string, errors: unknown[] = []): MockAnswer {
  return { status, body: { title: "Refused", status, detail, instance: "req-1", errors } };
}
