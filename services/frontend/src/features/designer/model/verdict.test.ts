import { expect, it } from "vitest";
import { sampleAnswer } from "@/testing/samples";
import { verdictOf } from "./verdict";

it("says how many checks were not run, and all only of all", () => {
  const answer = sampleAnswer();
  expect(verdictOf(answer)).toEqual({ tone: "near", words: "Checks run pass, 1 not run" });
  const run = { ...answer, checks: answer.checks.filter((check) => check.status === "run") };
  expect(verdictOf(run)).toEqual({ tone: "ok", words: "All checks pass" });
  const failing = { ...answer, result: { ...answer.result, passes: false } };
  expect(verdictOf(failing)).toEqual({ tone: "over", words: "Does not pass" });
});
