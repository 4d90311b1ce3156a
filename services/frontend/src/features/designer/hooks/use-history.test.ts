import { expect, it } from "vitest";
import { historyOf, reduceHistory, type History } from "./use-history";

function change(history: History<number>, value: number, place: string, at: number) {
  return reduceHistory(history, { kind: "change", place, at, next: () => value });
}

it("goes back and forth, and forgets the future on a new change", () => {
  let history = change(change(historyOf(1), 2, "a", 0), 3, "b", 10);
  history = reduceHistory(history, { kind: "undo" });
  expect(history.present).toBe(2);
  history = reduceHistory(history, { kind: "redo" });
  expect(history.present).toBe(3);
  history = change(reduceHistory(history, { kind: "undo" }), 9, "c", 5000);
  expect(history.future).toEqual([]);
  expect(reduceHistory(history, { kind: "redo" })).toBe(history);
});

it("takes steady typing in one place as one step, and a pause as the end of it", () => {
  let history = change(change(historyOf(0), 1, "width", 0), 12, "width", 500);
  expect(history.past).toEqual([0]);
  history = change(history, 120, "width", 3000);
  expect(history.past).toEqual([0, 12]);
});

it("does not join a change to one that was undone", () => {
  const undone = reduceHistory(change(historyOf(0), 1, "width", 0), { kind: "undo" });
  expect(change(undone, 2, "width", 100).past).toEqual([0]);
});

it("keeps two hundred steps", () => {
  let history = historyOf(0);
  for (let i = 1; i <= 300; i += 1) history = change(history, i, String(i), i);
  expect(history.past).toHaveLength(200);
  expect(history.past.at(-1)).toBe(299);
});
