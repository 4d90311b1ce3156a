/** What the engine takes where a member is absent; the server's document has these filled in. */
import type { Json } from "@/lib/json-pointer";
import { footingSwitches, steelSwitches, windSwitches } from "./switches";

const quantities: Readonly<Record<string, Json>> = {
  "/options/deflection_limit": 60,
  "/options/neglect_top_soil_in": 0,
  "/options/min_pressure_psf": 16,
  "/foundation/concrete_strength_psi": 3000,
  "/support/count": 1,
  "/sign/cabinets/*/offset_x_ft": 0,
  "/sign/cabinets/*/solidity": 1,
  "/sign/cabinets/*/return_length_ft": 0,
};

const switches = new Map(
  [...footingSwitches, ...windSwitches, ...steelSwitches].map((one) => [
    `/options/${one.name}`,
    one.choices[0].value,
  ]),
);

/** Whether a value at `pointer` says no more than its absence. */
export function isDefault(pointer: string, value: Json | undefined): boolean {
  if (value === undefined || value === "") return true;
  const pattern = pointer.replace(/\/\d+\//, "/*/");
  return value === (switches.get(pattern) ?? quantities[pattern]);
}
