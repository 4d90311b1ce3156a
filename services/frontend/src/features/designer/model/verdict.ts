import type { DesignAnswer } from "@/lib/api-types";

export interface VerdictWords {
  tone: "ok" | "near" | "over";
  words: string;
}

/** "All" is said of checks only when all of them were run. */
export function verdictOf({ result, checks }: DesignAnswer): VerdictWords {
  if (!result.passes) return { tone: "over", words: "Does not pass" };
  const notRun = checks.filter((check) => check.status === "not_run").length;
  return notRun === 0
    ? { tone: "ok", words: "All checks pass" }
    : { tone: "near", words: `Checks run pass, ${notRun} not run` };
}
