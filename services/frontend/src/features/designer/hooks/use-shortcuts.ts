/** Ctrl or Command with Z, Shift+Z, Y and S, wherever the focus is on the page, but not behind a dialog. */
import { useEffect } from "react";

export interface Shortcuts {
  undo: () => void;
  redo: () => void;
  save: () => void;
}

export function useShortcuts({ undo, redo, save }: Shortcuts) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (document.querySelector("dialog[open]")) return;
      const action = actionOf(event);
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    const actionOf = (event: KeyboardEvent) => {
      switch (event.key.toLowerCase()) {
        case "z":
          return event.shiftKey ? redo : undo;
        case "y":
          return redo;
        case "s":
          return save;
        default:
          return undefined;
      }
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [undo, redo, save]);
}
