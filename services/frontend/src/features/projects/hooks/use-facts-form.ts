import { useState } from "react";
import { ApiProblem } from "@/lib/api-client";
import type { FactName } from "../api/project";

export type FactTexts = Record<FactName, string>;

const required: readonly FactName[] = ["name", "customer"];

/** The words of a project while they are typed, with one error a field: ours before sending, the server's after. */
export function useFactsForm(initial: Partial<FactTexts> = {}) {
  const [texts, setTexts] = useState<FactTexts>({
    name: "",
    customer: "",
    site_name: "",
    street: "",
    description: "",
    ...initial,
  });
  const [errors, setErrors] = useState<Partial<FactTexts>>({});

  return {
    texts,
    errors,
    set(name: FactName, text: string) {
      setTexts((before) => ({ ...before, [name]: text }));
      setErrors((before) => ({ ...before, [name]: undefined }));
    },
    /** False, with the errors set, when something needed is missing. */
    complete(): boolean {
      const missing = required.filter((name) => texts[name].trim() === "");
      setErrors(Object.fromEntries(missing.map((name) => [name, "This is needed."])));
      return missing.length === 0;
    },
    /** Takes the fields of a refusal; what has no field stays with the caller. */
    refuse: (error: Error) => {
      if (!(error instanceof ApiProblem)) return;
      setErrors(
        Object.fromEntries(
          error.fields
            .map((field) => [field.pointer.slice(1), field.reason] as const)
            .filter(([name]) => name in texts),
        ),
      );
    },
  };
}
