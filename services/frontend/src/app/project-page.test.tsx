import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { DesignDocument } from "@/lib/api-types";
import { mockApi, problem, type MockAnswer, type MockCall } from "@/testing/mock-api";
import { renderApp } from "@/testing/render-app";
import { sampleAnswer, sampleDocument, sampleGeometry, sampleProject } from "@/testing/samples";

type Routes = Parameters<typeof mockApi>[0];

const design = (document: DesignDocument, revision: number, etag: string): MockAnswer => ({
  body: document,
  headers: {
    ETag: etag,
    Link: `</api/v1/projects/p-1/revisions/${revision}>; rel="latest-version"`,
  },
});
const savedDesign = design(sampleDocument, 1, '"p-1.1"');

function designerApi(routes: Routes = {}) {
  return mockApi({
    "GET /projects/p-1": () => ({ body: sampleProject, headers: { ETag: '"p-1.1"' } }),
    "GET /projects/p-1/design": () => savedDesign,
    "POST /signage/designs/check": () => ({ body: sampleAnswer() }),
    "POST /signage/common/cabinets/derive": () => ({ body: sampleGeometry }),
    ...routes,
  });
}

const sent = (call: MockCall | undefined) => call?.body as DesignDocument;

async function open() {
  const app = renderApp("/projects/p-1");
  await screen.findByTestId("governing");
  return app;
}

describe("live results", () => {
  it("show the governing check, every check with its clause, and the drawing", async () => {
    designerApi();
    await open();
    expect(within(screen.getByTestId("governing")).getByText("87 %")).toBeTruthy();
    const checks = within(screen.getByRole("list", { name: "Checks" })).getAllByRole("listitem");
    expect(checks.map((row) => row.textContent)).toEqual([
      expect.stringContaining("Embedment depth"),
      expect.stringContaining("AISC 360-22 H3.2"),
      expect.stringContaining("not run"),
    ]);
    expect(screen.getByRole("img", { name: /overall height 25′-0″/ })).toBeTruthy();
  });

  it("follow what is typed, in feet and inches", async () => {
    const api = designerApi();
    const { user } = await open();
    const height = screen.getByLabelText("Overall height");
    await user.clear(height);
    await user.type(height, "30' 6\"");
    await waitFor(() =>
      expect(sent(api.to("POST", "/signage/designs/check").at(-1)).sign.overall_height_ft).toBe(
        30.5,
      ),
    );
  });

  it("of an older design never replace those of a newer one", async () => {
    let release: (answer: MockAnswer) => void = () => undefined;
    designerApi({
      "POST /signage/designs/check": (call) => {
        const speed = sent(call).site.wind_speed_mph;
        if (speed === 120) return new Promise((resolve) => (release = resolve));
        return { body: sampleAnswer(`At ${speed}`) };
      },
    });
    const { user } = await open();
    const speed = screen.getByLabelText("Basic wind speed V");
    await user.clear(speed);
    await user.type(speed, "120");
    await waitFor(() => expect(release.length).toBe(1));
    await user.clear(speed);
    await user.type(speed, "130");
    expect((await screen.findAllByText("At 130")).length).toBeGreaterThan(0);
    release({ body: sampleAnswer("At 120") });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.queryByText("At 120")).toBeNull();
  });

  it("are not asked for while something typed is no number; the field says so", async () => {
    const api = designerApi();
    const { user } = await open();
    const before = api.to("POST", "/signage/designs/check").length;
    const speed = screen.getByLabelText("Basic wind speed V");
    await user.clear(speed);
    await user.type(speed, "fast");
    expect(speed.getAttribute("aria-invalid")).toBe("true");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(api.to("POST", "/signage/designs/check")).toHaveLength(before);
  });

  it("are not asked for with a decimal comma; the field says how to write the number", async () => {
    const api = designerApi();
    const { user } = await open();
    const width = screen.getByLabelText("Width");
    await user.clear(width);
    await user.type(width, "12,5");
    expect(width.getAttribute("aria-invalid")).toBe("true");
    expect(screen.getAllByText(/Write decimals with a point/).length).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const widths = api
      .to("POST", "/signage/designs/check")
      .map((call) => sent(call).sign.cabinets[0]?.width_ft);
    expect(widths).not.toContain(125);
  });

  it("that are refused mark the input that the server names", async () => {
    designerApi({
      "POST /signage/designs/check": () =>
        problem(422, "The design cannot be calculated.", [
          {
            pointer: "/sign/cabinets/0/width_ft",
            reason: "Must be at most 300.",
            clause: "ASCE 7-22 29.3.1",
          },
        ]),
    });
    renderApp("/projects/p-1");
    expect((await screen.findAllByText(/Must be at most 300/)).length).toBe(2);
    const width = screen.getByLabelText("Width");
    expect(width.getAttribute("aria-invalid")).toBe("true");
    await userClick("Cabinet 1: Width");
    expect(document.activeElement).toBe(width);
  });
});

it("while a design is refused, no verdict of an earlier one stands, and its pole is not drawn", async () => {
  designerApi({
    "POST /signage/designs/check": (call) =>
      sent(call).sign.overall_height_ft === 25
        ? { body: sampleAnswer() }
        : problem(422, "Refused.", [
            { pointer: "/support/designation", reason: "no section passes" },
          ]),
  });
  await open();
  expect(screen.getByRole("img", { name: /pole HSS12.750X0.375/ })).toBeTruthy();
  fireEvent.change(screen.getByLabelText("Overall height"), { target: { value: "90" } });
  expect((await screen.findAllByText("No section passes.")).length).toBeGreaterThan(0);
  expect(screen.queryByText(/checks pass|checks run pass/i)).toBeNull();
  expect(screen.queryByRole("list", { name: "Checks" })).toBeNull();
  expect(screen.queryByRole("img", { name: /pole HSS12.750X0.375/ })).toBeNull();
});

it("a lost connection is said at once, and results come when the server is back", async () => {
  let away = true;
  designerApi({
    "POST /signage/designs/check": () => {
      if (away) throw new TypeError("network");
      return { body: sampleAnswer() };
    },
  });
  renderApp("/projects/p-1");
  await screen.findByText(/cannot be reached/);
  away = false;
  await screen.findByTestId("governing");
  expect(screen.queryByText(/cannot be reached/)).toBeNull();
});

async function userClick(name: string) {
  const { default: userEvent } = await import("@testing-library/user-event");
  await userEvent.setup().click(screen.getByRole("button", { name }));
}

describe("editing", () => {
  it("goes back with Ctrl+Z and forth with Ctrl+Shift+Z", async () => {
    designerApi();
    const { user } = await open();
    const height = screen.getByLabelText<HTMLInputElement>("Overall height");
    fireEvent.change(height, { target: { value: "40" } });
    await user.keyboard("{Control>}z{/Control}");
    expect(height.value).toBe("25");
    await user.keyboard("{Control>}{Shift>}Z{/Shift}{/Control}");
    expect(height.value).toBe("40");
  });

  it("adds, moves and removes cabinets", async () => {
    designerApi();
    const { user } = await open();
    await user.click(screen.getByRole("button", { name: "Add a cabinet below" }));
    const heights = () => screen.getAllByLabelText<HTMLInputElement>("Height").map((h) => h.value);
    expect(heights()).toEqual(["8", "4"]);
    await user.click(screen.getByRole("button", { name: "Move cabinet 2 up" }));
    expect(heights()).toEqual(["4", "8"]);
    await user.click(screen.getByRole("button", { name: "Remove cabinet 1" }));
    expect(heights()).toEqual(["8"]);
  });

  it("a new project asks for what only the site can tell", async () => {
    designerApi({
      "GET /projects/p-1/design": () => problem(404, "No design is saved."),
    });
    renderApp("/projects/p-1");
    const list = await screen.findByRole("status", { name: "To calculate this sign" });
    expect(
      within(list)
        .getAllByRole("listitem")
        .map((item) => item.textContent),
    ).toEqual([
      "Basic wind speed VThis is needed.",
      "Soil classChoose a soil class, or enter the values of a report.",
    ]);
  });

  it("what is not saved comes back, until it is discarded", async () => {
    designerApi();
    localStorage.setItem(
      "apex.draft.p-1",
      JSON.stringify({
        draft: { ...sampleDocument, sign: { ...sampleDocument.sign, overall_height_ft: 33 } },
        baseRevision: 1,
        keptAt: "2026-11-21T08:00:00Z",
      }),
    );
    const { user } = await open();
    const height = screen.getByLabelText<HTMLInputElement>("Overall height");
    expect(height.value).toBe("33");
    await user.click(screen.getByRole("button", { name: "Discard" }));
    expect(height.value).toBe("25");
    expect(localStorage.getItem("apex.draft.p-1")).toBeNull();
  });
});

it("a draft that began before the saved revision does not pass over it", async () => {
  const api = designerApi({
    "GET /projects/p-1/design": () => design(sampleDocument, 3, '"p-1.3"'),
  });
  localStorage.setItem(
    "apex.draft.p-1",
    JSON.stringify({
      draft: { ...sampleDocument, sign: { ...sampleDocument.sign, overall_height_ft: 33 } },
      baseRevision: 2,
      keptAt: "2026-11-21T08:00:00Z",
    }),
  );
  const { user } = await open();
  await user.click(screen.getByRole("button", { name: "Save design" }));
  expect(await screen.findByText("Save mine as revision 4")).toBeTruthy();
  expect(api.to("PUT", "/projects/p-1/design")).toHaveLength(0);
});

describe("the site", () => {
  const resolved = {
    result: {
      place: {
        city: "Dallas",
        state: "TX",
        zip: "75201",
        county: "Dallas",
        lat: 32.8,
        lon: -96.8,
        grade: "zip",
      },
      wind: {
        edition: "ASCE 7-22",
        is_screening: true,
        source: "bundled facts",
        retrieved_at: null,
        accuracy_mph: 5,
        wind_speed_mph: { I: 99, II: 105, III: 112, IV: null },
      },
      must_enter: [],
    },
    warnings: [],
  };

  async function resolve() {
    const api = designerApi({ "POST /signage/common/site/resolve": () => ({ body: resolved }) });
    const { user } = await open();
    await user.type(screen.getByLabelText("Site address"), "123 Main St, Dallas, TX 75201{Enter}");
    await screen.findByText(/confirm before sealing/);
    return { api, user };
  }

  it("fills V of the risk category, flagged as screening in its source", async () => {
    const { api } = await resolve();
    const speed = screen.getByLabelText<HTMLInputElement>("Basic wind speed V");
    expect(speed.value).toBe("105");
    await waitFor(() =>
      expect(sent(api.to("POST", "/signage/designs/check").at(-1)).site.source).toMatch(
        /^Screening value: ASCE 7-22, Dallas, TX 75201, ±5 mph/,
      ),
    );
  });

  it("names a place as far as it is known, and says what is not", async () => {
    const place = { ...resolved.result.place, zip: null, county: null };
    const must_enter = [
      { field: "/place/zip", reason: "a city does not tell it", where: "the postal address" },
    ];
    const result = { ...resolved.result, place, must_enter };
    designerApi({
      "POST /signage/common/site/resolve": () => ({ body: { ...resolved, result } }),
    });
    const { user } = await open();
    await user.type(screen.getByLabelText("Site address"), "Dallas, TX{Enter}");
    expect(await screen.findByText("Dallas, TX")).toBeTruthy();
    expect(screen.queryByText(/null/)).toBeNull();
    expect(screen.queryByText(/County/)).toBeNull();
    expect(screen.getByText(/Not known here: ZIP code/)).toBeTruthy();
  });

  it("a screening V does not outlive the risk category it was looked up for", async () => {
    const { user } = await resolve();
    await user.selectOptions(screen.getByLabelText("Risk category"), "IV — essential");
    expect(screen.getByLabelText<HTMLInputElement>("Basic wind speed V").value).toBe("");
  });

  it("a V typed by hand drops the screening source", async () => {
    const { user } = await resolve();
    await user.type(screen.getByLabelText("Basic wind speed V"), "{ArrowUp}");
    expect(screen.getByLabelText<HTMLInputElement>("Basic wind speed V").value).toBe("106");
    expect(screen.getByLabelText<HTMLInputElement>("Source of V").value).toBe("");
  });
});

describe("saving", () => {
  async function changeHeight(routes: Routes) {
    const api = designerApi(routes);
    const { user } = await open();
    const height = screen.getByLabelText<HTMLInputElement>("Overall height");
    await user.clear(height);
    await user.type(height, "30");
    return { api, user, height };
  }

  it("names the project's tag and shows the new revision", async () => {
    const { api, user } = await changeHeight({
      "PUT /projects/p-1/design": ({ body }) => ({
        body: { number: 2, document: body },
        headers: { ETag: '"p-1.2"' },
      }),
    });
    await user.click(screen.getByRole("button", { name: "Save design" }));
    await screen.findByText("Revision 2 saved");
    expect(api.to("PUT", "/projects/p-1/design")[0]?.headers.get("If-Match")).toBe('"p-1.1"');
    expect(localStorage.getItem("apex.draft.p-1")).toBeNull();
  });

  it("goes through where only the project's words changed", async () => {
    let reads = 0;
    const { api, user } = await changeHeight({
      "GET /projects/p-1/design": () =>
        design(sampleDocument, 1, (reads += 1) === 1 ? '"p-1.1"' : '"p-1.5"'),
      "PUT /projects/p-1/design": ({ headers, body }) =>
        headers.get("If-Match") === '"p-1.5"'
          ? { body: { number: 2, document: body }, headers: { ETag: '"p-1.6"' } }
          : problem(412, "The project was changed."),
    });
    await user.click(screen.getByRole("button", { name: "Save design" }));
    await screen.findByText("Revision 2 saved");
    expect(api.to("PUT", "/projects/p-1/design")).toHaveLength(2);
  });

  describe("meets a newer revision:", () => {
    const theirs: DesignDocument = {
      ...sampleDocument,
      site: { ...sampleDocument.site, wind_speed_mph: 120 },
    };
    async function conflict() {
      let reads = 0;
      const context = await changeHeight({
        "GET /projects/p-1/design": () =>
          (reads += 1) === 1 ? savedDesign : design(theirs, 2, '"p-1.2"'),
        "PUT /projects/p-1/design": ({ headers, body }) =>
          headers.get("If-Match") === '"p-1.2"'
            ? { body: { number: 3, document: body }, headers: { ETag: '"p-1.3"' } }
            : problem(412, "The project was changed."),
      });
      await context.user.click(screen.getByRole("button", { name: "Save design" }));
      await screen.findByRole("dialog");
      return context;
    }

    it("both sides are shown", async () => {
      await conflict();
      const rows = within(screen.getByRole("dialog")).getAllByRole("row");
      expect(rows.map((row) => row.textContent)).toEqual([
        "DiffersRevision 2Yours",
        "Basic wind speed V120 mph115 mph",
        "Overall height25 ft30 ft",
      ]);
    });

    it("mine becomes the next one", async () => {
      const { user, api } = await conflict();
      await user.click(screen.getByRole("button", { name: "Save mine as revision 3" }));
      await screen.findByText("Revision 3 saved");
      expect(sent(api.to("PUT", "/projects/p-1/design").at(-1)).sign.overall_height_ft).toBe(30);
    });

    it("theirs is taken, and undo brings mine back", async () => {
      const { user, height } = await conflict();
      await user.click(screen.getByRole("button", { name: "Take revision 2" }));
      expect(height.value).toBe("25");
      await user.keyboard("{Control>}z{/Control}");
      expect(height.value).toBe("30");
    });
  });
});

describe("the report", () => {
  it("is ordered, followed and opened", async () => {
    let polls = 0;
    designerApi({
      "POST /projects/p-1/report": () => ({ status: 202, body: { task_id: "t-1" } }),
      "GET /tasks/t-1": () => ({
        body:
          (polls += 1) < 2
            ? { task_id: "t-1", status: "running", progress: 0.5, stage: "drawing pages" }
            : {
                task_id: "t-1",
                status: "completed",
                progress: 1,
                stage: "",
                result: { pdf_ref: "r", sha256: "ab", url: "/api/v1/projects/p-1/reports/ab.pdf" },
              },
      }),
    });
    const { user } = await open();
    await user.click(screen.getByRole("button", { name: "Report" }));
    await user.click(await screen.findByRole("button", { name: "Order the report" }));
    expect(await screen.findByText("drawing pages…")).toBeTruthy();
    const link = await screen.findByRole("link", { name: "Open the PDF" });
    expect(link.getAttribute("href")).toBe("/api/v1/projects/p-1/reports/ab.pdf");
  });

  it("that fails says why", async () => {
    designerApi({
      "POST /projects/p-1/report": () => ({ status: 202, body: { task_id: "t-1" } }),
      "GET /tasks/t-1": () => ({
        body: {
          task_id: "t-1",
          status: "failed",
          progress: 0,
          stage: "",
          error: "The disk is full.",
        },
      }),
    });
    const { user } = await open();
    await user.click(screen.getByRole("button", { name: "Report" }));
    await user.click(await screen.findByRole("button", { name: "Order the report" }));
    expect(await screen.findByText(/The disk is full/)).toBeTruthy();
  });
});

it("the steps of the job are buttons, and a refusal says what is allowed", async () => {
  const api = designerApi({
    "POST /projects/p-1/transitions": () => problem(409, "From draft only: estimating."),
  });
  const { user } = await open();
  await user.click(screen.getByRole("button", { name: "Start estimating" }));
  expect(await screen.findByText(/From draft only/)).toBeTruthy();
  expect(api.to("POST", "/projects/p-1/transitions")[0]?.body).toEqual({ to: "estimating" });
});

it("a project that does not exist says so", async () => {
  mockApi({});
  renderApp("/projects/none");
  expect(await screen.findByText("Nothing stands here")).toBeTruthy();
});

it("a server that is away is said to be away", async () => {
  mockApi({
    "GET /projects/p-1": () => {
      throw new TypeError("network");
    },
  });
  renderApp("/projects/p-1");
  expect(await screen.findByText(/cannot be reached/)).toBeTruthy();
});
