import { useState } from "react";
import { Field, selectClass } from "@/components/ui/field";
import type { DesignDocument, PoleOption } from "@/lib/api-types";
import { getAt } from "@/lib/json-pointer";
import { formatQuantity, formatUtilisation } from "@/lib/quantity";
import { useDebounced } from "@/lib/use-debounced";
import { usePoleOptions } from "../api/pole-options";
import { useDraftAccess } from "../hooks/designer-context";
import { families, poleCounts } from "../model/choices";
import { ChoiceInput, QuantityInput, TextInput } from "./draft-fields";
import { FieldRow, FormSection } from "./form-section";

const pointer = "/support/designation";

export function PoleSection({ document }: { document: DesignDocument | undefined }) {
  const { draft } = useDraftAccess();
  const designation = getAt(draft, pointer);
  const count = getAt(draft, "/support/count") ?? 1;
  const spacing = getAt(draft, "/support/spacing_ft");
  return (
    <FormSection title="Pole" summary={typeof designation === "string" ? designation : ""} open>
      <FieldRow>
        <ChoiceInput pointer="/support/count" label="Poles" choices={poleCounts} />
        {(count !== 1 || spacing !== undefined) && (
          <QuantityInput pointer="/support/spacing_ft" placeholder="between poles" />
        )}
      </FieldRow>
      <FieldRow>
        <ChoiceInput pointer="/support/family" label="Family" choices={families} />
        <QuantityInput pointer="/support/pole_top_ft" placeholder="top of sign" />
      </FieldRow>
      <SectionChoice document={document} />
      <TextInput pointer="/support/grade" label="Steel grade" />
    </FormSection>
  );
}

/** Automatic, or one of the sections that pass; the list is fetched when it is first wanted. */
function SectionChoice({ document }: { document: DesignDocument | undefined }) {
  const { draft, set, errorAt } = useDraftAccess();
  const [wanted, setWanted] = useState(false);
  const settled = useDebounced(document, 600);
  // A list of an older design would offer what no longer passes.
  const current = wanted && settled === document ? settled : undefined;
  const { data, error } = usePoleOptions(current);
  const value = getAt(draft, pointer);
  const chosen = typeof value === "string" ? value : "auto";
  const listed = chosen === "auto" || data?.passing.some((one) => one.designation === chosen);

  return (
    <Field
      label="Section"
      error={errorAt(pointer)}
      hint={hintOf(wanted && document !== undefined, data?.passing, error)}
    >
      {(control) => (
        <select
          {...control}
          className={selectClass}
          data-pointer={pointer}
          value={chosen}
          onFocus={() => setWanted(true)}
          onPointerDown={() => setWanted(true)}
          onChange={(event) => set(pointer, event.target.value)}
        >
          <option value="auto">Automatic: the lightest that passes</option>
          {!listed && <option value={chosen}>{chosen}</option>}
          {data && (
            <optgroup label="Passing, lightest first">
              {data.passing.map((one) => (
                <option key={one.designation} value={one.designation}>
                  {`${one.designation} · ${formatQuantity(one.weight_plf, "plf")} · ${formatUtilisation(one.utilisation)}`}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      )}
    </Field>
  );
}

function hintOf(
  wanted: boolean,
  passing: readonly PoleOption[] | undefined,
  error: Error | null,
): string {
  if (error) return `The list is not available: ${error.message}`;
  if (passing) return `${passing.length} sections pass`;
  return wanted ? "Reading the catalogue…" : "Any catalogue section can be chosen";
}
