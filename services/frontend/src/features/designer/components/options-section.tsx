import { differences, getAt } from "@/lib/json-pointer";
import { useDraftAccess } from "../hooks/designer-context";
import { concreteEditions, soilEditions, steelEditions, windEditions } from "../model/choices";
import { isDefault } from "../model/defaults";
import { footingSwitches, steelSwitches, windSwitches, type Switch } from "../model/switches";
import { ChoiceInput, QuantityInput, TextInput } from "./draft-fields";
import { FieldRow, FormSection } from "./form-section";
import styles from "./options-section.module.css";

/** Standards and interpretation switches. */
export function OptionsSection() {
  const { draft } = useDraftAccess();
  const options = getAt(draft, "/options");
  const changed = differences({}, options).filter(
    ({ pointer, after }) => !isDefault(`/options${pointer}`, after),
  ).length;
  return (
    <FormSection
      title="Standards and switches"
      summary={changed === 0 ? "all at their defaults" : `${changed} set`}
    >
      <FieldRow>
        <ChoiceInput pointer="/codes/wind" label="Wind" choices={windEditions} />
        <ChoiceInput pointer="/codes/steel" label="Steel" choices={steelEditions} />
        <ChoiceInput pointer="/codes/concrete" label="Concrete" choices={concreteEditions} />
        <ChoiceInput pointer="/codes/soil" label="Building code" choices={soilEditions} />
      </FieldRow>
      <SwitchGroup title="Steel" switches={steelSwitches}>
        <QuantityInput
          pointer="/options/deflection_limit"
          placeholder="60"
          hint="Length over this, at 0.6W"
        />
      </SwitchGroup>
      <SwitchGroup title="Footing" switches={footingSwitches}>
        <QuantityInput pointer="/options/neglect_top_soil_in" placeholder="0" hint="practice" />
      </SwitchGroup>
      <SwitchGroup title="Wind" switches={windSwitches}>
        <QuantityInput
          pointer="/options/min_pressure_psf"
          placeholder="16"
          hint="ASCE 7 29.7; may only be raised"
        />
      </SwitchGroup>
    </FormSection>
  );
}

interface SwitchGroupProps {
  title: string;
  switches: readonly Switch[];
  children: React.ReactNode;
}

function SwitchGroup({ title, switches, children }: SwitchGroupProps) {
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {switches.map((one) => (
        <SwitchInput key={one.name} of={one} />
      ))}
      {children}
    </fieldset>
  );
}

function SwitchInput({ of }: { of: Switch }) {
  return (
    <ChoiceInput
      pointer={`/options/${of.name}`}
      label={of.label}
      aside={of.clause}
      choices={of.choices}
    />
  );
}

/** What the title block of the report says. */
export function CaptionSection() {
  return (
    <FormSection title="Title block" summary="printed, changes no result">
      <FieldRow>
        <TextInput pointer="/project/name" label="Project" />
        <TextInput pointer="/project/customer" label="Customer" />
        <TextInput pointer="/project/job_number" label="Job number" />
        <TextInput pointer="/project/date" label="Date" placeholder="2026-11-23" />
        <TextInput pointer="/project/engineer" label="Engineer" />
        <TextInput pointer="/project/firm" label="Firm" />
      </FieldRow>
    </FormSection>
  );
}
