import { expect, it } from "vitest";
import { setAt } from "@/lib/json-pointer";
import { sampleAnswer } from "@/testing/samples";
import { newDraft } from "./draft";
import { axesOf, fitElevation } from "./elevation";
import { partsOf } from "./parts";

it("stands equal poles evenly about the sign's axis", () => {
  expect(axesOf(1, 0)).toEqual([0]);
  expect(axesOf(2, 16)).toEqual([-8, 8]);
  expect(axesOf(3, 5)).toEqual([-5, 0, 5]);
  expect(axesOf(4, 4)).toEqual([-6, -2, 2, 6]);
});

it("draws as many poles as the draft says, and makes room for their footings", () => {
  const answer = sampleAnswer();
  const one = newDraft("", "", "");
  expect(partsOf(one, answer.result.geometry, answer).axes_ft).toEqual([0]);
  const two = setAt(setAt(one, "/support/count", 2), "/support/spacing_ft", 16);
  const parts = partsOf(two, answer.result.geometry, answer);
  expect(parts.axes_ft).toEqual([-8, 8]);
  const sheet = fitElevation(parts, { width: 640, height: 560 });
  expect([sheet.left_ft, sheet.right_ft]).toEqual([-9.5, 9.5]);
});

it("draws one pole while the distance between several is not yet known", () => {
  const answer = sampleAnswer();
  const draft = setAt(newDraft("", "", ""), "/support/count", 2);
  expect(partsOf(draft, answer.result.geometry, answer).axes_ft).toEqual([0]);
});
