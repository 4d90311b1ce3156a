/** The one door to the API: JSON in and out, entity tags, and every failure as one of two errors. */

const base = "/api/v1";

/** One entry of a problem: which field of the body, why, and by which clause. */
export interface FieldProblem {
  pointer: string;
  reason: string;
  clause?: string | undefined;
}

/** The server understood and refused (application/problem+json, RFC 9457). */
export class ApiProblem extends Error {
  override name = "ApiProblem";

  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly requestId: string,
    readonly fields: readonly FieldProblem[],
  ) {
    super(detail || title);
  }
}

/** No answer came: the server is away or the network is. */
export class ConnectionProblem extends Error {
  override name = "ConnectionProblem";

  constructor() {
    super("The server cannot be reached. What you typed is kept here; it is sent when it answers.");
  }
}

/** The server has too much to do just now, and says to come again. */
export function isBusy(error: Error): boolean {
  return error instanceof ApiProblem && (error.status === 429 || error.status === 503);
}

export interface Answer<T> {
  data: T;
  etag: string | null;
  headers: Headers;
}

export interface RequestOptions {
  body?: unknown;
  ifMatch?: string;
  /** The same key makes a repeated POST answer what the first one did. */
  idempotencyKey?: string;
  query?: Record<string, string | number | undefined>;
  signal?: AbortSignal;
}

/** Of the session, as GET /me tells it: what shows the server that a change comes from this page. */
let csrfToken: string | undefined;

export function setCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Calls `path` below /api/v1. Throws ApiProblem or ConnectionProblem; an abort stays an AbortError. */
export async function request<T>(
  method: Method,
  path: string,
  options: RequestOptions = {},
): Promise<Answer<T>> {
  const response = await send(method, address(path, options.query), options);
  const text = await response.text();
  const data: unknown = text === "" ? undefined : parseJson(text);
  if (!response.ok) throw toProblem(response, data);
  return { data: data as T, etag: response.headers.get("ETag"), headers: response.headers };
}

/** Ends the session of this browser. That it has ended already is no problem. */
export async function signOut(): Promise<void> {
  const response = await send("POST", "/auth/logout", {});
  if (!response.ok && response.status !== 401) {
    throw toProblem(response, parseJson(await response.text()));
  }
}

async function send(method: Method, url: string, options: RequestOptions): Promise<Response> {
  const headers = new Headers({ Accept: "application/json" });
  const init: RequestInit = { method, headers };
  if (options.body !== undefined) {
    headers.set("Content-Type", "application/json");
    init.body = JSON.stringify(options.body);
  }
  if (method !== "GET" && csrfToken !== undefined) headers.set("X-CSRF-Token", csrfToken);
  if (options.ifMatch !== undefined) headers.set("If-Match", options.ifMatch);
  if (options.idempotencyKey !== undefined) headers.set("Idempotency-Key", options.idempotencyKey);
  if (options.signal) init.signal = options.signal;
  try {
    return await fetch(url, init);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ConnectionProblem();
  }
}

function address(path: string, query: RequestOptions["query"]): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== "") parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === "" ? base + path : `${base}${path}?${text}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A proxy's HTML page, say: the status still tells.
  }
}

function toProblem(response: Response, data: unknown): ApiProblem {
  const body = (typeof data === "object" && data !== null ? data : {}) as {
    title?: string;
    detail?: string;
    instance?: string;
    errors?: FieldProblem[];
  };
  return new ApiProblem(
    response.status,
    body.title ?? response.statusText,
    body.detail ?? "",
    body.instance ?? response.headers.get("X-Request-ID") ?? "",
    Array.isArray(body.errors) ? body.errors : [],
  );
}

/** A key for one intent of a person; repeats of the same request carry the same key. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
