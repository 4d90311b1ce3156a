import { screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { setCsrfToken } from "@/lib/api-client";
import { mockApi, problem } from "@/testing/mock-api";
import { renderApp } from "@/testing/render-app";
import { sampleProject } from "@/testing/samples";

afterEach(() => setCsrfToken(undefined));

const ann = {
  actor: "usr_1",
  account_id: "acme",
  role: "engineer",
  sign_in: "session",
  name: "Ann Lee",
  email: null,
  csrf_token: "the-token",
};

it("who is not signed in is offered to, and comes back to the same page", async () => {
  const api = mockApi({ "GET /me": () => problem(401, "Sign in.") });
  renderApp("/");
  const link = await screen.findByRole("link", { name: "Sign in" });
  expect(link.getAttribute("href")).toBe("/auth/login?return_to=%2F");
  expect(api.to("GET", "/projects")).toHaveLength(0);
  expect(screen.queryByRole("button", { name: "New project" })).toBeNull();
});

it("who is signed in is named, works in the own account, and proves that the page is ours", async () => {
  const api = mockApi({
    "GET /me": () => ({ body: ann }),
    "GET /projects": () => ({ body: [] }),
    "POST /projects": () => ({ status: 201, body: sampleProject }),
  });
  const { user } = renderApp("/");
  expect(await screen.findByText("Ann Lee")).toBeTruthy();
  await user.click(await screen.findByRole("button", { name: "New project" }));
  await user.type(screen.getByLabelText("Project name"), "Pylon");
  await user.type(screen.getByLabelText("Customer"), "Acme{Enter}");
  await waitFor(() => expect(api.to("POST", "/projects")).toHaveLength(1));
  const sent = api.to("POST", "/projects")[0];
  expect(sent?.headers.get("X-CSRF-Token")).toBe("the-token");
  expect(sent?.body).toMatchObject({ account_id: "acme" });
  expect(api.to("GET", "/projects")[0]?.headers.get("X-CSRF-Token")).toBeNull();
});

it("signing out ends the session and takes what was read off the page", async () => {
  let signedIn = true;
  const api = mockApi({
    "GET /me": () => (signedIn ? { body: ann } : problem(401, "Sign in.")),
    "GET /projects": () => (signedIn ? { body: [sampleProject] } : problem(401, "Sign in.")),
    "POST /auth/logout": () => {
      signedIn = false;
      return { status: 204 };
    },
  });
  const { user } = renderApp("/");
  await screen.findByText("Main Street pylon");
  await user.click(screen.getByRole("button", { name: "Sign out" }));
  expect(await screen.findByRole("link", { name: "Sign in" })).toBeTruthy();
  expect(screen.queryByText("Main Street pylon")).toBeNull();
  expect(api.to("POST", "/auth/logout")[0]?.headers.get("X-CSRF-Token")).toBe("the-token");
});

it("a session that ends while one works leads to the way in", async () => {
  let signedIn = true;
  mockApi({
    "GET /me": () => (signedIn ? { body: ann } : problem(401, "The session has ended.")),
    "GET /projects": () =>
      signedIn ? { body: [sampleProject] } : problem(401, "The session has ended."),
  });
  const { user } = renderApp("/");
  await screen.findByText("Main Street pylon");
  signedIn = false;
  await user.type(screen.getByLabelText("Search projects"), "x");
  expect(await screen.findByRole("link", { name: "Sign in" })).toBeTruthy();
});

it("where no one signs in nothing is said of it", async () => {
  mockApi({
    "GET /me": () => ({ body: { ...ann, sign_in: "none", name: null, account_id: null } }),
    "GET /projects": () => ({ body: [] }),
  });
  renderApp("/");
  expect(await screen.findByText("No projects yet")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Sign out" })).toBeNull();
});
