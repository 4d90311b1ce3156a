/**
 * Each screen in light and dark at three widths: audited, and free of sideways scrolling. With SCREENSHOTS=folder
 * their pictures are kept for people to look at.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { baseUrl, launch, seriousViolations } from "./browser";

const design = {
  schema: "apex.design/1",
  site: { wind_speed_mph: 115, risk_category: "II", exposure: "C", source: "A printout" },
  sign: {
    overall_height_ft: 28,
    cabinets: [
      { width_ft: 14, height_ft: 8, depth_in: 12, weight_psf: 10 },
      { width_ft: 10, height_ft: 4, depth_in: 10, weight_psf: 12 },
    ],
  },
  support: { family: "any", designation: "auto" },
  foundation: { type: "direct_burial", diameter_ft: 3, soil: { class: 4 } },
};

const widths = [1440, 820, 390];
const themes = ["light", "dark"] as const;

let browser: Browser;
let projectId: string;

beforeAll(async () => {
  browser = await launch();
  const context = await browser.newContext();
  const api = `${baseUrl()}/api/v1/projects`;
  const project = await context.request.post(api, {
    data: { account_id: "default", name: "Riverside Plaza", customer: "Harbor Signs" },
  });
  projectId = ((await project.json()) as { project_id: string }).project_id;
  const saved = await context.request.put(`${api}/${projectId}/design`, {
    data: design,
    headers: { "If-Match": project.headers().etag ?? "" },
  });
  expect(saved.ok()).toBe(true);
  await context.close();
});
afterAll(() => browser.close());

const cases = themes.flatMap((theme) => widths.map((width) => ({ theme, width })));

it.each(cases)("screens are sound, $theme at $width px", async ({ theme, width }) => {
  const context = await browser.newContext({
    colorScheme: theme,
    viewport: { width, height: 900 },
  });
  const page = await context.newPage();
  const keep = async (name: string) => {
    const folder = process.env.SCREENSHOTS;
    if (folder) {
      await page.screenshot({
        path: `${folder}/${name}-${theme}-${width}.png`,
        fullPage: width < 500,
      });
    }
  };
  const sound = async () => {
    expect(await seriousViolations(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  };

  await page.goto(baseUrl());
  await page.getByText("Riverside Plaza").first().waitFor();
  await sound();
  await keep("projects");

  await page.goto(`${baseUrl()}/projects/${projectId}`);
  await page.locator('#results [aria-busy="false"]').waitFor();
  await sound();
  await keep("designer");

  await page.getByRole("button", { name: "Show the derivation" }).click();
  await page.getByRole("navigation", { name: "Chapters" }).waitFor();
  await sound();
  await keep("derivation");
  await context.close();
});
