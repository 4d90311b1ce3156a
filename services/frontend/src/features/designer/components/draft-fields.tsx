/** Inputs bound to a place in the draft by its JSON pointer. */
import { useState, type ChangeEvent, type KeyboardEvent, type ReactNode } from "react";
import { Field, InputWithSuffix, inputClass, selectClass } from "@/components/ui/field";
import { getAt, type Json } from "@/lib/json-pointer";
import { formatFeetInches, parseLength, parseNumber } from "@/lib/quantity";
import { useDraftAccess } from "../hooks/designer-context";
import type { Choice } from "../model/choices";
import { quantityAt } from "../model/fields";

interface BoundProps {
  pointer: string;
  label?: string;
  hint?: ReactNode;
  aside?: string;
  placeholder?: string;
}

/** A number with a unit. Lengths may be typed as feet and inches; the arrow keys step. */
export function QuantityInput({ pointer, label, hint, placeholder }: BoundProps) {
  const { draft, set, errorAt } = useDraftAccess();
  const field = quantityAt(pointer);
  if (field === undefined) throw new Error(`No quantity is known at ${pointer}.`);
  const { unit, required } = field;
  const value = getAt(draft, pointer);
  const [text, setText] = useSyncedText(value);

  const read = (typed: string): Json | undefined => {
    if (typed.trim() === "") return undefined;
    const number = unit === "ft" || unit === "in" ? parseLength(typed, unit) : parseNumber(typed);
    return number ?? typed;
  };
  const commit = (typed: string) => {
    const next = read(typed);
    setText(typed, next);
    set(pointer, next);
  };
  const step = (event: KeyboardEvent) => {
    const sign = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (sign === undefined || typeof value !== "number") return;
    event.preventDefault();
    const size = (event.shiftKey ? 0.1 : 1) * stepOf(unit);
    commit(String(Number((value + sign * size).toFixed(4))));
  };

  return (
    <Field label={label ?? field.label} hint={hint} error={errorAt(pointer)} required={required}>
      {(control) => (
        <InputWithSuffix suffix={readBack(value, unit)}>
          <input
            {...control}
            className={inputClass}
            inputMode="decimal"
            autoComplete="off"
            placeholder={required ? "needed" : placeholder}
            data-pointer={pointer}
            value={text}
            onChange={(event) => commit(event.target.value)}
            onBlur={() => setText(textOf(value), value)}
            onKeyDown={step}
          />
        </InputWithSuffix>
      )}
    </Field>
  );
}

/** The text as typed, until the value behind it changes from elsewhere (undo, a loaded design). */
function useSyncedText(value: Json | undefined) {
  const [state, setState] = useState({ text: textOf(value), value });
  if (!Object.is(state.value, value)) setState({ text: textOf(value), value });
  return [
    state.text,
    (text: string, of: Json | undefined) => setState({ text, value: of }),
  ] as const;
}

function textOf(value: Json | undefined): string {
  return typeof value === "number" || typeof value === "string" ? String(value) : "";
}

function stepOf(unit: string): number {
  return unit === "psi" || unit === "psf" ? 100 : 1;
}

/** Behind a length in feet stands how it reads in feet and inches; behind all else its unit. */
function readBack(value: Json | undefined, unit: string): string {
  return unit === "ft" && typeof value === "number" && !Number.isInteger(value)
    ? formatFeetInches(value)
    : unit;
}

interface TextInputProps extends BoundProps {
  /** For texts that may run long. */
  lines?: number;
}

export function TextInput({ pointer, label = "", hint, placeholder, lines = 1 }: TextInputProps) {
  const { draft, set, errorAt } = useDraftAccess();
  const value = getAt(draft, pointer);
  const bound = {
    className: inputClass,
    autoComplete: "off",
    placeholder,
    "data-pointer": pointer,
    value: typeof value === "string" ? value : "",
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      set(pointer, event.target.value),
  };
  return (
    <Field label={label} hint={hint} error={errorAt(pointer)}>
      {(control) =>
        lines > 1 ? (
          <textarea {...control} {...bound} rows={lines} />
        ) : (
          <input {...control} {...bound} />
        )
      }
    </Field>
  );
}

interface ChoiceInputProps extends BoundProps {
  choices: readonly Choice[];
  /** Shown while nothing is chosen; without it the first choice stands for an absent value. */
  prompt?: string;
}

/** One of the document's words. Choosing what an absent value means removes the member. */
export function ChoiceInput({
  pointer,
  label = "",
  hint,
  aside,
  choices,
  prompt,
}: ChoiceInputProps) {
  const { draft, set, errorAt } = useDraftAccess();
  const value = getAt(draft, pointer);
  const chosen = choices.findIndex((choice) => choice.value === value);
  const known = chosen >= 0 || value === undefined;
  return (
    <Field label={label} hint={hint} aside={aside} error={errorAt(pointer)}>
      {(control) => (
        <select
          {...control}
          className={selectClass}
          data-pointer={pointer}
          value={chosen >= 0 ? chosen : prompt === undefined && known ? 0 : ""}
          onChange={(event) => set(pointer, choices[Number(event.target.value)]?.value)}
        >
          {prompt !== undefined && (
            <option value="" disabled>
              {prompt}
            </option>
          )}
          {!known && (
            <option value="" disabled>
              {textOf(value)}
            </option>
          )}
          {choices.map((choice, index) => (
            <option key={choice.words} value={index}>
              {choice.words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
