import { Button } from "@/components/ui/button";
import { getAt } from "@/lib/json-pointer";
import { useDraftAccess } from "../hooks/designer-context";
import { footingShapes, soilClasses } from "../model/choices";
import { hasOwnSoilValues } from "../model/draft";
import { ChoiceInput, QuantityInput, TextInput } from "./draft-fields";
import { FieldRow, FormSection } from "./form-section";

export function FoundationSection() {
  const { draft } = useDraftAccess();
  const diameter = getAt(draft, "/foundation/diameter_ft");
  return (
    <FormSection
      title="Foundation"
      summary={typeof diameter === "number" ? `${diameter} ft, direct burial` : undefined}
      open
    >
      <FieldRow>
        <ChoiceInput pointer="/foundation/shape" label="Shape" choices={footingShapes} />
        <QuantityInput pointer="/foundation/diameter_ft" label="Diameter or side" />
      </FieldRow>
      <FieldRow>
        <QuantityInput pointer="/foundation/depth_ft" placeholder="least that suffices" />
        <QuantityInput
          pointer="/foundation/concrete_strength_psi"
          label="Concrete f′c"
          placeholder="3000"
        />
      </FieldRow>
      <SoilFields />
    </FormSection>
  );
}

/** A presumptive class or the values of a report, never both. */
function SoilFields() {
  const { draft, set } = useDraftAccess();
  if (!hasOwnSoilValues(draft)) {
    return (
      <>
        <ChoiceInput
          pointer="/foundation/soil/class"
          label="Soil class, IBC Table 1806.2"
          choices={soilClasses}
          prompt="Choose the soil class"
        />
        <div>
          <Button variant="quiet" onClick={() => set("/foundation/soil", { report: "" })}>
            Use the values of a soil report
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <FieldRow>
        <QuantityInput pointer="/foundation/soil/lateral_psf_per_ft" />
        <QuantityInput pointer="/foundation/soil/vertical_psf" label="Vertical" />
        <QuantityInput pointer="/foundation/soil/skin_friction_psf" placeholder="not given" />
      </FieldRow>
      <TextInput
        pointer="/foundation/soil/report"
        label="Soil report"
        placeholder="Title and date of the report"
      />
      <div>
        <Button variant="quiet" onClick={() => set("/foundation/soil", {})}>
          Use a presumptive class
        </Button>
      </div>
    </>
  );
}
