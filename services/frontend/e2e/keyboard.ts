/** A person without a mouse: moves with Tab and sees where the focus is. */
import type { Page } from "playwright-core";

/** Presses Tab until the focus is on what is called `name`. Fails where Tab never leads there. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await nameOfFocus(page);
    if (focused === name) return;
    seen.push(focused);
  }
  throw new Error(`Tab does not reach "${name}"; it passes ${seen.join(" | ")}`);
}

function nameOfFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return "";
    const { labels } = element as { labels?: NodeListOf<HTMLLabelElement> | null };
    const text =
      labels?.[0]?.textContent ?? element.getAttribute("aria-label") ?? element.textContent;
    return text.trim();
  });
}

/** Replaces the text of the focused input, in one change. */
export async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}
