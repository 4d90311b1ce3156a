/** JSON pointers (RFC 6901): the one name of a field, in the form, in an error and in a difference. */

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json | undefined };

function split(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The value at `pointer`, or undefined where there is none. */
export function getAt(value: Json | undefined, pointer: string): Json | undefined {
  let at = value;
  for (const part of split(pointer)) {
    if (typeof at !== "object" || at === null) return undefined;
    at = Array.isArray(at)
      ? (at as readonly Json[])[Number(part)]
      : (at as Record<string, Json | undefined>)[part];
  }
  return at;
}

/** A copy with `next` at `pointer`; undefined removes the member. Objects on the way are made. */
export function setAt<T extends Json>(value: T, pointer: string, next: Json | undefined): T {
  return set(value, split(pointer), next) as T;
}

function set(value: Json | undefined, path: string[], next: Json | undefined): Json | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return next;
  if (Array.isArray(value)) {
    const copy = [...(value as readonly Json[])];
    copy[Number(part)] = set(copy[Number(part)], rest, next) ?? null;
    return copy;
  }
  const copy: Record<string, Json | undefined> =
    typeof value === "object" && value !== null
      ? { ...(value as Record<string, Json | undefined>) }
      : {};
  const inner = set(copy[part], rest, next);
  if (inner === undefined)
    return Object.fromEntries(Object.entries(copy).filter(([k]) => k !== part));
  copy[part] = inner;
  return copy;
}

export interface Difference {
  pointer: string;
  before: Json | undefined;
  after: Json | undefined;
}

/** The leaves in which two values differ, in the order of their names in `before`, then `after`. */
export function differences(
  before: Json | undefined,
  after: Json | undefined,
  pointer = "",
): Difference[] {
  if (Object.is(before, after)) return [];
  if (!isBranch(before) && !isBranch(after)) return [{ pointer, before, after }];
  const names = new Set([...memberNames(before), ...memberNames(after)]);
  return [...names].flatMap((name) =>
    differences(
      getAt(before, `/${escape(name)}`),
      getAt(after, `/${escape(name)}`),
      `${pointer}/${escape(name)}`,
    ),
  );
}

function isBranch(value: Json | undefined): boolean {
  return typeof value === "object" && value !== null;
}

function memberNames(value: Json | undefined): string[] {
  return isBranch(value) ? Object.keys(value as object) : [];
}

function escape(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
