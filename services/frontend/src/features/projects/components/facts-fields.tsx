import { Field, inputClass } from "@/components/ui/field";
import type { FactName } from "../api/project";
import type { useFactsForm } from "../hooks/use-facts-form";
import styles from "./facts-fields.module.css";

const rows: readonly {
  name: FactName;
  label: string;
  required?: boolean;
  autoComplete?: string;
}[] = [
  { name: "name", label: "Project name", required: true },
  { name: "customer", label: "Customer", required: true, autoComplete: "organization" },
  { name: "site_name", label: "Site name (optional)" },
  { name: "street", label: "Site address (optional)", autoComplete: "street-address" },
];

/** The inputs of what is said of a project. */
export function FactsFields({ form }: { form: ReturnType<typeof useFactsForm> }) {
  return (
    <div className={styles.fields}>
      {rows.map(({ name, label, required = false, autoComplete = "off" }) => (
        <Field key={name} label={label} error={form.errors[name]} required={required}>
          {(control) => (
            <input
              {...control}
              className={inputClass}
              name={name}
              autoComplete={autoComplete}
              value={form.texts[name]}
              onChange={(event) => form.set(name, event.target.value)}
            />
          )}
        </Field>
      ))}
      <Field label="Description (optional)" error={form.errors.description}>
        {(control) => (
          <textarea
            {...control}
            className={inputClass}
            name="description"
            rows={3}
            value={form.texts.description}
            onChange={(event) => form.set("description", event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
