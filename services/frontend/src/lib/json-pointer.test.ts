import { expect, it } from "vitest";
import { differences, getAt, setAt } from "./json-pointer";

const sign = { sign: { height: 25, cabinets: [{ w: 14 }, { w: 6 }] } };

it("reads members and elements, and nothing where there is nothing", () => {
  expect(getAt(sign, "/sign/cabinets/1/w")).toBe(6);
  expect(getAt(sign, "/sign/cabinets/2/w")).toBeUndefined();
  expect(getAt(sign, "/sign/height/deeper")).toBeUndefined();
  expect(getAt({ "a/b": { "c~d": 1 } }, "/a~1b/c~0d")).toBe(1);
});

it("sets in a copy and leaves the original alone", () => {
  const next = setAt(sign, "/sign/cabinets/0/w", 15);
  expect(next.sign.cabinets).toEqual([{ w: 15 }, { w: 6 }]);
  expect(sign.sign.cabinets[0]).toEqual({ w: 14 });
});

it("removes what is set to undefined and makes what is missing", () => {
  expect(setAt({ a: 1, b: 2 }, "/a", undefined)).toEqual({ b: 2 });
  expect(setAt({}, "/soil/class", 4)).toEqual({ soil: { class: 4 } });
});

it("names each leaf that differs", () => {
  const other = setAt(setAt(sign, "/sign/height", 30), "/sign/cabinets/1", { w: 6, offset: 1 });
  expect(differences(sign, other)).toEqual([
    { pointer: "/sign/height", before: 25, after: 30 },
    { pointer: "/sign/cabinets/1/offset", before: undefined, after: 1 },
  ]);
  expect(differences(sign, structuredClone(sign))).toEqual([]);
});
