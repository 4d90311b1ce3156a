import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// A machine under load is slow, not wrong.
configure({ asyncUtilTimeout: 5_000 });

afterEach(() => {
  cleanup();
  localStorage.clear();
});

// jsdom draws no modal dialogs; opening and closing is all that the page relies on.
HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
  if (!this.open) return;
  this.open = false;
  this.dispatchEvent(new Event("close"));
};

// Nor does it know what the system prefers.
window.matchMedia = (query: string) =>
  ({ matches: false, media: query, onchange: null }) as unknown as MediaQueryList;
