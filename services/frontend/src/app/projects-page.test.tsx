import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { mockApi, problem } from "@/testing/mock-api";
import { renderApp } from "@/testing/render-app";
import { sampleProject } from "@/testing/samples";

const noProjects = { body: [], headers: { "X-Total-Count": "0" } };

it("an empty account is met with an invitation", async () => {
  mockApi({ "GET /projects": () => noProjects });
  renderApp("/");
  expect(await screen.findByText("No projects yet")).toBeTruthy();
});

it("search asks the server and says when nothing is found", async () => {
  const api = mockApi({
    "GET /projects": ({ query }) =>
      query.get("q") === null ? { body: [sampleProject] } : noProjects,
  });
  const { user } = renderApp("/");
  await screen.findByText("Main Street pylon");
  await user.type(screen.getByLabelText("Search projects"), "zebra");
  expect(await screen.findByText("Nothing found")).toBeTruthy();
  expect(api.calls.at(-1)?.query.get("q")).toBe("zebra");
});

it("shows the next page on demand and follows the server's cursor", async () => {
  mockApi({
    "GET /projects": ({ query }) =>
      query.get("cursor") === "c2"
        ? { body: [{ ...sampleProject, project_id: "p-2", name: "Second" }] }
        : {
            body: [sampleProject],
            headers: { Link: '</api/v1/projects?limit=50&cursor=c2>; rel="next"' },
          },
  });
  const { user } = renderApp("/");
  await user.click(await screen.findByRole("button", { name: "Show more" }));
  expect(await screen.findByText("Second")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
});

it("a project without a name is not sent, and the field says why", async () => {
  const api = mockApi({ "GET /projects": () => noProjects });
  const { user } = renderApp("/");
  await user.click(await screen.findByRole("button", { name: "New project" }));
  const dialog = screen.getByRole("dialog");
  await user.click(within(dialog).getByRole("button", { name: "Create project" }));
  const name = within(dialog).getByLabelText("Project name");
  expect(name.getAttribute("aria-invalid")).toBe("true");
  expect(api.to("POST", "/projects")).toHaveLength(0);
});

it("the server's refusal stands at the field it names", async () => {
  mockApi({
    "GET /projects": () => noProjects,
    "POST /projects": () =>
      problem(422, "One field cannot be accepted.", [
        { pointer: "/customer", reason: "At most 200 bytes." },
      ]),
  });
  const { user } = renderApp("/");
  await user.click(await screen.findByRole("button", { name: "New project" }));
  await user.type(screen.getByLabelText("Project name"), "Pylon");
  await user.type(screen.getByLabelText("Customer"), "Acme");
  await user.click(screen.getByRole("button", { name: "Create project" }));
  expect((await screen.findAllByText(/At most 200 bytes/)).length).toBeGreaterThan(0);
  expect(screen.getByLabelText("Customer").getAttribute("aria-invalid")).toBe("true");
});

it("a created project opens, and a repeat after a lost answer carries the same key", async () => {
  let lost = true;
  const api = mockApi({
    "GET /projects": () => noProjects,
    "POST /projects": () => {
      if (lost) {
        lost = false;
        throw new TypeError("network");
      }
      return { status: 201, body: sampleProject };
    },
  });
  const { user, router } = renderApp("/");
  await user.click(await screen.findByRole("button", { name: "New project" }));
  await user.type(screen.getByLabelText("Project name"), "Pylon");
  await user.type(screen.getByLabelText("Customer"), "Acme{Enter}");
  await screen.findByText(/cannot be reached/);
  await user.click(screen.getByRole("button", { name: "Create project" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/projects/p-1"));
  const keys = api.to("POST", "/projects").map((call) => call.headers.get("Idempotency-Key"));
  expect(keys).toHaveLength(2);
  expect(keys[0]).toBe(keys[1]);
});
