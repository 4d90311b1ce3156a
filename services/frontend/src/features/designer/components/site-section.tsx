import { getAt } from "@/lib/json-pointer";
import { Chip } from "@/components/ui/chip";
import { useDraftAccess } from "../hooks/designer-context";
import { exposures, riskCategories } from "../model/choices";
import { isScreening } from "../model/screening";
import { AddressLookup } from "./address-lookup";
import { ChoiceInput, QuantityInput, TextInput } from "./draft-fields";
import { FieldRow, FormSection } from "./form-section";

export function SiteSection() {
  const { draft } = useDraftAccess();
  const speed = getAt(draft, "/site/wind_speed_mph");
  const screening = isScreening(getAt(draft, "/site/source"));
  const glance = typeof speed === "number" ? `V ${speed} mph` : undefined;
  return (
    <FormSection title="Site" summary={glance} open>
      <AddressLookup />
      <FieldRow>
        <QuantityInput
          pointer="/site/wind_speed_mph"
          hint={
            screening ? (
              <Chip tone="near">Screening value — confirm before sealing</Chip>
            ) : (
              "3-s gust, strength level"
            )
          }
        />
        <ChoiceInput pointer="/site/risk_category" label="Risk category" choices={riskCategories} />
      </FieldRow>
      <TextInput
        pointer="/site/source"
        label="Source of V"
        lines={2}
        placeholder="ASCE Hazard Tool, printed 2026-11-20"
      />
      <ChoiceInput pointer="/site/exposure" label="Exposure" choices={exposures} />
      <FieldRow thirds>
        <QuantityInput pointer="/site/frost_depth_in" placeholder="not given" />
        <QuantityInput pointer="/site/topographic_factor" label="K_zt" placeholder="1.0" />
        <QuantityInput pointer="/site/elevation_ft" label="Elevation" placeholder="not given" />
      </FieldRow>
    </FormSection>
  );
}
