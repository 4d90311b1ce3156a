/** A value with undo and redo. Steady typing in one place is one step. */
import { useCallback, useReducer } from "react";

export interface History<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
  /** Where and when the last change was made, to join the next one to it. */
  last: { place: string; at: number } | undefined;
}

export type HistoryAction<T> =
  | { kind: "change"; place: string; at: number; next: (present: T) => T }
  | { kind: "restate"; from: T; to: T }
  | { kind: "undo" }
  | { kind: "redo" };

const steps = 200;
const typingPauseMs = 900;

export function historyOf<T>(present: T): History<T> {
  return { past: [], present, future: [], last: undefined };
}

export function reduceHistory<T>(history: History<T>, action: HistoryAction<T>): History<T> {
  switch (action.kind) {
    case "change": {
      const next = action.next(history.present);
      if (Object.is(next, history.present)) return history;
      const { last } = history;
      const joins =
        last !== undefined && last.place === action.place && action.at - last.at < typingPauseMs;
      return {
        past: joins ? history.past : [...history.past.slice(1 - steps), history.present],
        present: next,
        future: [],
        last: { place: action.place, at: action.at },
      };
    }
    case "restate":
      // The same thing in other words is no step.
      return Object.is(history.present, action.from) ? { ...history, present: action.to } : history;
    case "undo": {
      const previous = history.past.at(-1);
      if (previous === undefined) return history;
      return {
        past: history.past.slice(0, -1),
        present: previous,
        future: [history.present, ...history.future],
        last: undefined,
      };
    }
    case "redo": {
      const [next, ...future] = history.future;
      if (next === undefined) return history;
      return { past: [...history.past, history.present], present: next, future, last: undefined };
    }
  }
}

export function useHistory<T>(initial: () => T) {
  const [history, dispatch] = useReducer(reduceHistory<T>, undefined, () => historyOf(initial()));
  const change = useCallback(
    (place: string, next: (present: T) => T) =>
      dispatch({ kind: "change", place, at: Date.now(), next }),
    [],
  );
  const restate = useCallback((from: T, to: T) => dispatch({ kind: "restate", from, to }), []);
  const undo = useCallback(() => dispatch({ kind: "undo" }), []);
  const redo = useCallback(() => dispatch({ kind: "redo" }), []);
  return {
    present: history.present,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change,
    restate,
    undo,
    redo,
  };
}
