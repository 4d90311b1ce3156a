/** The derivation's lines under their headings. */
import type { Step } from "@/lib/api-types";

export interface Chapter {
  title: string;
  steps: Step[];
}

export function chaptersOf(steps: readonly Step[]): Chapter[] {
  const chapters: Chapter[] = [];
  for (const step of steps) {
    if (step.kind === "heading") chapters.push({ title: step.formula, steps: [] });
    else if (chapters.length === 0) chapters.push({ title: "Given", steps: [step] });
    else chapters.at(-1)?.steps.push(step);
  }
  return chapters;
}
