/** Debian's Chromium, the program under test, and the accessibility audit. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { chromium, type Browser, type Page } from "playwright-core";

export function baseUrl(): string {
  const url = process.env.APEX_BASE_URL;
  if (!url) throw new Error("Set BASE_URL to a running program, such as http://127.0.0.1:8000.");
  return url;
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
}

/** Collects what a person would see as broken: page errors, console errors, answers of 5xx. */
export function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    // Refusals (4xx) are part of the design; the browser prints them as errors.
    const expected = /status of (404|409|412|422)/.test(message.text());
    if (message.type() === "error" && !expected) faults.push(`console: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
  return faults;
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** What axe finds serious or critical on the page as it stands: rule and place. */
export async function seriousViolations(page: Page): Promise<string[]> {
  // Evaluated rather than added as a script element, which the page's Content-Security-Policy forbids.
  await page.evaluate(axeSource);
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return results.violations
    .filter((violation) => violation.impact === "serious" || violation.impact === "critical")
    .flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")}: ${node.html}`),
    );
}
