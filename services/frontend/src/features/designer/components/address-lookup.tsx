import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Field, inputClass } from "@/components/ui/field";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { getAt } from "@/lib/json-pointer";
import { sentence } from "@/lib/words";
import type { SiteResult } from "@/lib/api-types";
import { useResolveSite } from "../api/resolve-site";
import { useDraftAccess } from "../hooks/designer-context";
import { nameOf } from "../model/fields";
import { screeningSource } from "../model/screening";
import styles from "./address-lookup.module.css";

const categories = ["I", "II", "III", "IV"] as const;
type Category = (typeof categories)[number];

/** From an address to what is known of it. The value for the chosen risk category goes into the design at once. */
export function AddressLookup() {
  const { draft, set, setAll } = useDraftAccess();
  const resolve = useResolveSite();
  const text = (pointer: string) => {
    const value = getAt(draft, pointer);
    return typeof value === "string" ? value : "";
  };
  const address = text("/project/address");
  const category = text("/site/risk_category") as Category;

  const enter = (site: SiteResult, of: Category) => {
    const speed = site.wind.wind_speed_mph[of];
    if (speed === null) return;
    const { place } = site;
    const where = place ? nameOfPlace(place) : address;
    setAll({
      "/site/risk_category": of,
      "/site/wind_speed_mph": speed,
      "/site/source": screeningSource(site.wind, where),
    });
  };
  const look = () => {
    if (address.trim() === "") return;
    resolve.mutate(
      { address, risk_category: category, edition: text("/codes/wind") },
      { onSuccess: ({ result }) => enter(result, category) },
    );
  };

  return (
    <div className={styles.lookup}>
      <form
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <Field label="Site address">
          {(control) => (
            <input
              {...control}
              className={inputClass}
              autoComplete="off"
              placeholder="Street, city, state ZIP"
              data-pointer="/project/address"
              value={address}
              onChange={(event) => set("/project/address", event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" icon="pin" busy={resolve.isPending} disabled={address.trim() === ""}>
          Resolve
        </Button>
      </form>
      {resolve.error && <ProblemNotice error={resolve.error} />}
      {resolve.data && (
        <Resolved
          site={resolve.data.result}
          chosen={category}
          used={getAt(draft, "/site/wind_speed_mph")}
          onUse={(of) => enter(resolve.data.result, of)}
        />
      )}
    </div>
  );
}

/** "Dallas, TX 75201", as far as it is known. */
function nameOfPlace({ city, state, zip }: NonNullable<SiteResult["place"]>): string {
  const region = [state, zip].filter((part) => part !== null).join(" ");
  return city === null ? region : `${city}, ${region}`;
}

interface ResolvedProps {
  site: SiteResult;
  chosen: Category;
  used: unknown;
  onUse: (category: Category) => void;
}

function Resolved({ site, chosen, used, onUse }: ResolvedProps) {
  const { place, wind } = site;
  return (
    <div className={styles.resolved} role="status">
      {place && (
        <p>
          <strong>{nameOfPlace(place)}</strong>
          {place.county !== null && `, ${place.county} County`} <Chip>by {place.grade}</Chip>{" "}
          {wind.is_screening && <Chip tone="near">screening</Chip>}
        </p>
      )}
      {place && (
        <ul className={styles.speeds} aria-label={`Wind speed by risk category, ${wind.edition}`}>
          {categories.map((category) => {
            const speed = wind.wind_speed_mph[category];
            const current = category === chosen && speed !== null && speed === used;
            return (
              <li key={category}>
                <button
                  type="button"
                  className={styles.speed}
                  aria-pressed={current}
                  disabled={speed === null}
                  onClick={() => onUse(category)}
                >
                  <span>{category}</span>
                  <strong>{speed ?? "—"}</strong>
                  <span>{speed === null ? "unknown" : "mph"}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {wind.source !== null && place && (
        <p className={styles.source}>
          {wind.source}
          {wind.accuracy_mph !== null && `, ±${wind.accuracy_mph} mph`}
        </p>
      )}
      {site.must_enter.length > 0 && (
        <details className={styles.missing} open={wind.wind_speed_mph[chosen] === null}>
          <summary>
            Not known here: {site.must_enter.map((item) => nameOf(item.field)).join(", ")}
          </summary>
          <ul>
            {site.must_enter.map((item) => (
              <li key={item.field}>
                {sentence(item.reason)} Look: {sentence(item.where)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
