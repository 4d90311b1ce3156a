/** The main job from an empty page to the report in hand, by keyboard, in a real browser, on the real program. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { baseUrl, launch, seriousViolations, watch } from "./browser";
import { retype, tabTo } from "./keyboard";

describe("from an empty page to the report", () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  const name = `Main Street pylon ${Date.now()}`;

  beforeAll(async () => {
    browser = await launch();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    faults = watch(page);
    await page.goto(baseUrl());
  });
  afterAll(() => browser.close());

  const field = (label: string) => page.getByLabel(label, { exact: true });
  const verdict = () => page.getByTestId("governing");
  const governing = () => verdict().innerText();
  /** Waits until the page shows results of what stands in its inputs. */
  const settled = () => page.locator('#results [aria-busy="false"]').waitFor();

  it("a project is created", async () => {
    await page.getByRole("heading", { name: "Projects", level: 1, exact: true }).waitFor();
    await page
      .getByText(/No projects yet|\d+ projects/)
      .first()
      .waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await tabTo(page, "New project");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await tabTo(page, "Project name");
    await page.keyboard.type(name);
    await tabTo(page, "Customer");
    await page.keyboard.type("Acme");
    await tabTo(page, "Site address (optional)");
    await page.keyboard.type("123 Main St, Dallas, TX 75201");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/projects\/.+/);
    await page.getByRole("heading", { name }).waitFor();
  });

  it("the page says what only the site can tell", async () => {
    const missing = page.getByRole("status", { name: "To calculate this sign" });
    await missing.getByRole("button", { name: "Basic wind speed V" }).waitFor();
    await missing.getByRole("button", { name: "Soil class" }).waitFor();
    await page.getByRole("img", { name: /overall height 25′-0″/ }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });

  it("the address gives a wind speed that is flagged as screening", async () => {
    await tabTo(page, "Site address");
    await page.keyboard.press("Enter");
    await page.getByText("Screening value", { exact: false }).first().waitFor();
    const speed = Number(await field("Basic wind speed V").inputValue());
    expect(speed).toBeGreaterThan(80);
    expect(speed).toBeLessThan(200);
    expect(await field("Source of V").inputValue()).toMatch(/^Screening value: ASCE 7/);
  });

  it("the sign is entered and calculated", async () => {
    await tabTo(page, "Basic wind speed V");
    await retype(page, "115");
    await tabTo(page, "Source of V");
    await retype(page, "ASCE 7 Hazard Tool, printed 2026-11-20");
    await tabTo(page, "Overall height");
    await retype(page, "25'");
    await tabTo(page, "Width");
    await retype(page, "14' 0\"");
    await tabTo(page, "Soil class, IBC Table 1806.2");
    await page.keyboard.type("4");
    await settled();
    expect(await governing()).toMatch(/Checks run pass, \d+ not run\s+\d+ %/);
    expect(await governing()).toMatch(/HSS|STD|XS|Pipe/i);
    const checks = page.getByRole("list", { name: "Checks" }).getByRole("listitem");
    expect(await checks.count()).toBeGreaterThan(5);
    await page.getByRole("img", { name: /cabinet 1 14′-0″ wide and 8′-0″ high/ }).waitFor();
    await page.getByText("Loads", { exact: true }).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });

  it("a taller sign is redrawn and needs more, and undo takes it back", async () => {
    const before = await governing();
    await field("Overall height").focus();
    await retype(page, "32' 6\"");
    await page.getByRole("img", { name: /overall height 32′-6″/ }).waitFor();
    await settled();
    expect(await governing()).not.toBe(before);
    await page.keyboard.press("Control+z");
    await page.getByRole("img", { name: /overall height 25′-0″/ }).waitFor();
    await settled();
    expect(await governing()).toBe(before);
  });

  it("an impossible width is refused at its input", async () => {
    const width = field("Width");
    await width.focus();
    await retype(page, "-3");
    await page.locator('[data-pointer="/sign/cabinets/0/width_ft"][aria-invalid="true"]').waitFor();
    await page.keyboard.press("Control+z");
    await settled();
  });

  it("a second cabinet hangs below the first, and another pole is chosen from what passes", async () => {
    await tabTo(page, "Add a cabinet below");
    await page.keyboard.press("Enter");
    await page.getByRole("img", { name: /cabinet 2 14′-0″ wide/ }).waitFor();
    await settled();
    const section = field("Section");
    await section.focus();
    await page.getByText(/\d+ sections pass/).waitFor();
    await section.selectOption({ index: 3 });
    await settled();
    const chosen = await section.inputValue();
    expect(await governing()).toContain(chosen);
    // The list offered it as passing.
    expect(await governing()).toContain("Checks run pass");
  });

  it("the derivation is shown with its clauses", async () => {
    await page.getByRole("button", { name: "Show the derivation" }).click();
    const dialog = page.getByRole("dialog", { name: "Derivation" });
    await dialog.getByRole("navigation", { name: "Chapters" }).waitFor();
    expect(await dialog.innerText()).toContain("ASCE 7-22");
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  it("the draft outlives a reload", async () => {
    await page.reload();
    await page.getByText("Unsaved changes", { exact: false }).waitFor();
    await page.getByRole("img", { name: /cabinet 2 14′-0″ wide/ }).waitFor();
    await page.getByRole("button", { name: "Go on with them" }).click();
  });

  it("the design is saved", async () => {
    await settled();
    await page.keyboard.press("Control+s");
    await page.getByText("Revision 1 saved").waitFor();
  });

  it("a save from elsewhere in the meantime opens a choice that loses nothing", async () => {
    const path = `${baseUrl()}/api/v1${new URL(page.url()).pathname}`;
    const current = await context.request.get(`${path}/design`);
    const theirs = (await current.json()) as { site: { wind_speed_mph: number } };
    theirs.site.wind_speed_mph = 120;
    const stored = await context.request.put(`${path}/design`, {
      data: theirs,
      headers: { "If-Match": current.headers().etag ?? "" },
    });
    expect(stored.ok()).toBe(true);

    await field("Overall height").focus();
    await retype(page, "26");
    await settled();
    await page.keyboard.press("Control+s");
    const dialog = page.getByRole("dialog", { name: "Saved by someone else in the meantime" });
    await dialog.getByText("Basic wind speed V").waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Save mine as revision 3" }).click();
    await page.getByText("Revision 3 saved").waitFor();
  });

  it("the revisions are listed", async () => {
    await page.getByRole("button", { name: "Revisions" }).click();
    const dialog = page.getByRole("dialog", { name: "Revisions" });
    await dialog.getByText("Revision 3").first().waitFor();
    expect(await dialog.getByRole("listitem").count()).toBe(3);
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
  });

  it("the report is ordered, followed and opened", async () => {
    await page.getByRole("button", { name: "Report", exact: true }).click();
    await page.getByRole("button", { name: "Order the report" }).click();
    const link = page.getByRole("link", { name: "Open the PDF" });
    await link.waitFor({ timeout: 60_000 });
    expect(await seriousViolations(page)).toEqual([]);
    const file = await context.request.get(
      new URL((await link.getAttribute("href")) ?? "", baseUrl()).href,
    );
    expect(file.headers()["content-type"]).toBe("application/pdf");
    expect((await file.body()).subarray(0, 5).toString()).toBe("%PDF-");
    await page.keyboard.press("Escape");
  });

  it("the job moves on to estimating", async () => {
    await page.getByRole("button", { name: "Start estimating" }).click();
    await page.getByRole("button", { name: "Submit" }).waitFor();
  });

  it("the list finds the project by its name and shows its design", async () => {
    await page.getByRole("navigation", { name: "Main" }).getByText("Projects").click();
    await field("Search projects").fill(name);
    const row = page.getByRole("list", { name: "Projects" }).getByRole("listitem").first();
    await row.getByText(name).waitFor();
    expect(await row.innerText()).toMatch(/\d+ %/);
  });

  it("nothing broke on the way", () => {
    expect(faults).toEqual([]);
  });
});
