"""Every route × every role, and every route with another account's ids: the requests, made from the OpenAPI document. No test is in here.

A route that takes an id needs a body here that would be accepted: else a 422 would hide that a foreign id is found."""

import re

from apex_process import example

PROJECTS = "/api/v1/projects"
NONE = "0" * 32

# What an owner could send, by operation. Others take {} or nothing.
BODIES = {
    "change_project": {"name": "Taken over"},
    "transition_project": {"to": "estimating"},
    "put_design": example(),
    "request_report": {},
    "estimate_project": {},
    "review_revision": {"verdict": "approved"},
    "grant_file": {"name": "plan.pdf", "content_type": "application/pdf", "size_bytes": 10},
}
# Open to everyone, and yet 401 or 403 in their own right: a sign-in that was never begun, a URL that is not signed.
ANSWERS_401_ITSELF = {"finish_sign_in", "put_upload", "get_download"}
OWNED = {"project_id", "task_id", "key_id", "file_id"}


def operations(apex):
    """(method, path template, operation id, least role or None) of each route."""
    for path, methods in apex.get("/openapi.json").json["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation["operationId"], operation.get("x-least-role")


class Fixture:
    """One account's things: a project with a design, a report, its task, a file if there are any, an API key."""

    def __init__(self, owner, admin, account):
        self.account = account
        self.project = owner.new_project(account, name="Fixture Pylon")
        saved = owner.save_design(self.project, example())
        assert saved.status == 200, saved.body
        self.task = owner.post(f"{PROJECTS}/{self.project}/report", {}).json["task_id"]
        owner.apex.finished_task_of(owner, self.task)
        self.report = owner.get(f"/api/v1/tasks/{self.task}").json["result"]["sha256"]
        granted = owner.post(f"{PROJECTS}/{self.project}/files", BODIES["grant_file"])
        assert granted.status == 201, granted.body
        self.file = granted.json["file_id"]
        made = admin.post("/api/v1/api-keys", {"name": "fixture", "role": "viewer"})
        assert made.status == 201, made.body
        self.key = made.json["api_key"]["key_id"]

    def path(self, template):
        values = {"project_id": self.project, "task_id": self.task, "key_id": self.key, "file_id": self.file, "number": "1", "from": "1", "to": "1",
                  "sha256": self.report, "check_id": "footing.embedment"}
        return re.sub(r"{([^}]+)}", lambda found: values.get(found[1], NONE), template)


def unknown_path(template):
    """The same route with ids that no one has."""
    values = {"project_id": "prj_" + NONE, "task_id": "tsk_" + NONE, "key_id": "key_" + NONE[:16], "file_id": "fil_" + NONE, "number": "1", "from": "1", "to": "1",
              "sha256": NONE * 2}
    return re.sub(r"{([^}]+)}", lambda found: values.get(found[1], NONE), template)


def every_cell(test, apex, fixture, callers):
    """`callers` by role; None is the caller that shows nothing. Asks each route as each; returns how many cells."""
    from people import ROLES
    cells = 0
    for method, template, operation, least in operations(apex):
        path = fixture.path(template)
        for role, caller in callers.items():
            body = {} if method in ("POST", "PUT", "PATCH") else None
            answer = caller.call(method, path, body) if caller else apex.call(method, path, body)
            with test.subTest(route=f"{method} {template}", role=role):
                cells += 1
                if least is None:
                    if operation not in ANSWERS_401_ITSELF:
                        test.assertNotIn(answer.status, (401, 403), answer.body[:200])
                elif role is None:
                    test.assertEqual(answer.status, 401, answer.body[:200])
                    test.assertIn("bearer", answer.headers["www-authenticate"].lower())
                elif ROLES.index(role) < ROLES.index(least):
                    test.assertEqual(answer.status, 403, answer.body[:200])
                else:
                    test.assertNotIn(answer.status, (401, 403), answer.body[:200])
                    test.assertLess(answer.status, 500, answer.body[:200])
    return cells


def every_foreign_id(test, apex, fixture, strangers):
    """Each route that takes an id, asked by another account with this account's: 404, in the words of an unknown id."""
    asked = 0
    for method, template, operation, least in operations(apex):
        if not OWNED & set(re.findall(r"{([^}]+)}", template)):
            continue
        body = BODIES.get(operation, {}) if method in ("POST", "PUT", "PATCH") else None
        for stranger in strangers:
            foreign = stranger.call(method, fixture.path(template), body, {"If-Match": "*"})
            unknown = stranger.call(method, unknown_path(template), body, {"If-Match": "*"})
            with test.subTest(route=f"{method} {template}"):
                asked += 1
                test.assertEqual(foreign.status, 404, f"{operation}: give it a body in access_matrix.BODIES? {foreign.body[:200]}")
                test.assertEqual({**foreign.json, "instance": ""}, {**unknown.json, "instance": ""})
    return asked
