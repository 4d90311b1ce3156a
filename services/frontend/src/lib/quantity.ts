/**
 * Numbers for people. The only arithmetic on quantities in this program: digits, and inches in a foot.
 * Nothing here knows what a number means.
 */

const inchesPerFoot = 12;

const unitWords: Record<string, string> = {
  lbf_ft: "lbf·ft",
  kip_ft: "kip·ft",
  lbf_in: "lbf·in",
  kip_in: "kip·in",
  ft2: "ft²",
  yd3: "yd³",
  in2: "in²",
  in3: "in³",
  plf: "lb/ft",
  hz: "Hz",
  psf_per_ft: "psf/ft",
};

/** Five significant figures, as the engine prints them, with thousands separated: 8,087.7 · 161,855 · 0.94468. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return "—";
  const digits = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  const decimals = Math.min(Math.max(4 - digits, 0), 12);
  const text = value.toLocaleString("en-US", {
    maximumFractionDigits: decimals,
    useGrouping: true,
  });
  return text === "-0" ? "0" : text;
}

/** A number with its unit: "8,087.7 lbf". A unit without words is printed as the API names it. */
export function formatQuantity(value: number, unit: string): string {
  const words = unitWords[unit] ?? unit;
  return words === "" || words === "-" ? formatNumber(value) : `${formatNumber(value)} ${words}`;
}

/** Feet and inches to the sixteenth: 14.5 is 14′-6″, 8.0313 is 8′-0 3/8″. */
export function formatFeetInches(feet: number): string {
  if (!Number.isFinite(feet)) return "—";
  const sixteenths = Math.round(Math.abs(feet) * inchesPerFoot * 16);
  const wholeFeet = Math.floor(sixteenths / (inchesPerFoot * 16));
  const wholeInches = Math.floor((sixteenths % (inchesPerFoot * 16)) / 16);
  let over = sixteenths % 16;
  let under = 16;
  while (over > 0 && over % 2 === 0) {
    over /= 2;
    under /= 2;
  }
  const fraction = over === 0 ? "" : ` ${over}/${under}`;
  return `${feet < 0 && sixteenths > 0 ? "−" : ""}${wholeFeet}′-${wholeInches}${fraction}″`;
}

/** A utilisation as a whole percentage that never rounds a failure down to 100 %, nor a pass up past it. */
export function formatUtilisation(utilisation: number): string {
  if (utilisation >= 1e6) return "no capacity";
  const percent = utilisation * 100;
  if (percent > 100 && percent < 101) return `${percent.toFixed(1)} %`.replace("100.0", "100.1");
  return `${percent < 100 ? Math.floor(percent + 1e-9) : Math.ceil(percent - 1e-9)} %`;
}

/** Whole cents as money. */
export function formatMoney(cents: number, currency = "USD"): string {
  return (cents / 100).toLocaleString("en-US", { style: "currency", currency });
}

/** A plain decimal number, or undefined. A comma parts thousands and nothing else: 12,5 is no number. */
export function parseNumber(text: string): number | undefined {
  const plain = text.trim().replace("−", "-");
  return /^[+-]?((\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d*)?|\.\d+)$/.test(plain)
    ? Number(plain.replaceAll(",", ""))
    : undefined;
}

/** Why a text is no number, or no length, and how to write it. */
export function reasonOfNoNumber(text: string, unit: string): string {
  if (text.includes(","))
    return "Write decimals with a point, as in 12.5; a comma only parts thousands, as in 1,250.";
  return unit === "ft" || unit === "in"
    ? "This is no length. Write 14.5, or 14' 6\"."
    : "This is no number. Write digits, as in 12.5.";
}

/**
 * A length as people in the trade write it: 14.5 · 14' 6" · 14'-6 1/2" · 14 ft 6 in · 102". A bare number
 * is in `unit`. The answer is in `unit`; undefined if the text is no length.
 */
export function parseLength(text: string, unit: "ft" | "in"): number | undefined {
  const bare = parseNumber(text);
  if (bare !== undefined) return bare;
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/feet|foot|ft\.?|′|’/g, "'")
    .replace(/inches|inch|in\.?|″|”|''/g, '"');
  const match =
    /^(?<sign>[-−]?)\s*(?:(?<feet>\d+\.?\d*|\.\d+)\s*')?\s*-?\s*(?:(?<inches>\d+\.?\d*|\.\d+)??\s*(?<fraction>\d+\s*\/\s*\d+)?\s*"?)?$/.exec(
      plain,
    );
  const groups = match?.groups;
  if (!groups) return undefined;
  const { feet, inches, fraction } = groups;
  if (feet === undefined && inches === undefined && fraction === undefined) return undefined;
  if (feet === undefined && !plain.endsWith('"')) return undefined; // "6 1/2" alone: of what?
  const [over, under] = (fraction ?? "0/1").split("/").map(Number);
  if (over === undefined || !under) return undefined;
  const totalInches = Number(feet ?? 0) * inchesPerFoot + Number(inches ?? 0) + over / under;
  const signed = groups.sign === "" ? totalInches : -totalInches;
  return unit === "in" ? signed : signed / inchesPerFoot;
}
