import { useId, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { useDraftAccess } from "../hooks/designer-context";
import { cabinetsOf, type CabinetDraft } from "../model/draft";
import { QuantityInput } from "./draft-fields";
import { FieldRow, FormSection } from "./form-section";
import styles from "./cabinets-section.module.css";

const pointer = "/sign/cabinets";
/** What a further cabinet begins as, at the width of the one above it. */
const another: CabinetDraft = { width_ft: 10, height_ft: 4, depth_in: 12, weight_psf: 10 };

export function CabinetsSection({ onFocus }: { onFocus: (index: number | undefined) => void }) {
  const { draft, set } = useDraftAccess();
  const cabinets = cabinetsOf(draft);
  const [said, setSaid] = useState("");

  const change = (next: readonly CabinetDraft[], words: string) => {
    set(pointer, next);
    setSaid(words);
  };
  const add = () => {
    const width_ft = cabinets.at(-1)?.width_ft ?? another.width_ft;
    change([...cabinets, { ...another, width_ft }], `Cabinet ${cabinets.length + 1} added`);
  };
  const move = (index: number, by: 1 | -1) => {
    const next = [...cabinets];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index + by, 0, moved);
    change(next, `Cabinet ${index + 1} is now cabinet ${index + by + 1}`);
  };

  return (
    <FormSection title="Sign" summary={`${cabinets.length} cabinet(s)`} open>
      <QuantityInput pointer="/sign/overall_height_ft" hint="Grade to the top of the sign" />
      {cabinets.map((_, index) => (
        <CabinetFields
          key={index}
          index={index}
          count={cabinets.length}
          onMove={(by) => move(index, by)}
          onRemove={() =>
            change(
              cabinets.filter((_cabinet, other) => other !== index),
              `Cabinet ${index + 1} removed`,
            )
          }
          onFocus={onFocus}
        />
      ))}
      <Button icon="plus" onClick={add}>
        Add a cabinet below
      </Button>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </FormSection>
  );
}

interface CabinetFieldsProps {
  index: number;
  count: number;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
  onFocus: (index: number | undefined) => void;
}

function CabinetFields({ index, count, onMove, onRemove, onFocus }: CabinetFieldsProps) {
  const id = useId();
  const name = `cabinet ${index + 1}`;
  const at = (member: string) => `${pointer}/${index}/${member}`;
  return (
    <div
      className={styles.cabinet}
      role="group"
      aria-labelledby={id}
      onFocus={() => onFocus(index)}
      onBlur={() => onFocus(undefined)}
    >
      <header className={styles.header}>
        <h3 id={id}>Cabinet {index + 1}</h3>
        <IconButton
          icon="up"
          label={`Move ${name} up`}
          disabled={index === 0}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon="down"
          label={`Move ${name} down`}
          disabled={index === count - 1}
          onClick={() => onMove(1)}
        />
        <IconButton
          icon="trash"
          label={`Remove ${name}`}
          disabled={count === 1}
          onClick={onRemove}
        />
      </header>
      <FieldRow thirds>
        <QuantityInput pointer={at("width_ft")} />
        <QuantityInput pointer={at("height_ft")} />
        <QuantityInput pointer={at("depth_in")} />
        <QuantityInput pointer={at("weight_psf")} placeholder="10" />
        <QuantityInput pointer={at("offset_x_ft")} placeholder="0" />
        <QuantityInput pointer={at("bottom_ft")} placeholder="hangs" />
      </FieldRow>
      <details className={styles.more}>
        <summary>Openings and return corners</summary>
        <FieldRow>
          <QuantityInput pointer={at("solidity")} placeholder="1.0" hint="Solid over gross area" />
          <QuantityInput pointer={at("return_length_ft")} placeholder="0" hint="Length L_r" />
        </FieldRow>
      </details>
    </div>
  );
}
