/** What is built and what it costs. */
import { DataTable } from "@/components/ui/data-table";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { DesignResult } from "@/lib/api-types";
import { formatFeetInches, formatMoney, formatQuantity, formatUtilisation } from "@/lib/quantity";
import styles from "./parts-panels.module.css";

export function PolePanel({ pole }: { pole: DesignResult["pole"] }) {
  const smaller = pole.next_smaller;
  const several = pole.count > 1;
  return (
    <Panel
      title={several ? "Poles" : "Pole"}
      aside={<strong>{several ? `${pole.count} × ${pole.designation}` : pole.designation}</strong>}
    >
      <Facts
        items={[
          ["Grade", pole.grade],
          ["Yield stress F_y", formatQuantity(pole.F_y_ksi, "ksi")],
          ["Utilisation", formatUtilisation(pole.utilisation)],
          ...(typeof pole.spacing_ft === "number"
            ? ([["Centre to centre", formatFeetInches(pole.spacing_ft)]] as const)
            : []),
          [several ? "Length of each" : "Length", formatFeetInches(pole.length_ft)],
          [
            several ? "Weight of all" : "Weight",
            `${formatQuantity(pole.weight_lbf, "lbf")} at ${formatQuantity(pole.weight_plf, "plf")}`,
          ],
          [
            "Wall",
            `${formatQuantity(pole.wall_in, "in")}, design ${formatQuantity(pole.design_wall_in, "in")}`,
          ],
          [
            "Deflection",
            `${formatQuantity(pole.deflection_in, "in")} of ${formatQuantity(pole.deflection_limit_in, "in")}`,
          ],
          ["Natural frequency", formatQuantity(pole.natural_frequency_hz, "Hz")],
        ]}
      />
      {smaller && (
        <Notice>
          The next lighter one, {smaller.designation}, fails “{smaller.failed_check_title}” at{" "}
          {formatUtilisation(smaller.utilisation)}.
        </Notice>
      )}
    </Panel>
  );
}

export function FootingPanel({ footing }: { footing: DesignResult["footing"] }) {
  const other = footing.other_reading_depth_ft;
  const several = footing.count > 1;
  return (
    <Panel
      title={several ? "Footings" : "Footing"}
      aside={
        <strong>
          {several && `${footing.count} × `}
          {formatFeetInches(footing.diameter_ft)} × {formatFeetInches(footing.depth_ft)} deep
        </strong>
      }
    >
      <Facts
        items={[
          ["Depth needed", formatQuantity(footing.required_depth_ft, "ft")],
          ["Depth built", formatQuantity(footing.depth_ft, "ft")],
          ["Lateral force P", formatQuantity(footing.lateral_force_lbf, "lbf")],
          ["at height h", formatQuantity(footing.height_ft, "ft")],
          ["Lateral pressure", formatQuantity(footing.lateral_pressure_psf, "psf")],
          [several ? "Concrete of each" : "Concrete", formatQuantity(footing.concrete_yd3, "yd3")],
        ]}
      />
      {typeof other === "number" && (
        <Notice tone="near">
          The other reading of the 12 ft limit gives {formatQuantity(other, "ft")}.
        </Notice>
      )}
    </Panel>
  );
}

export function PricePanel({ price }: { price: DesignResult["price"] }) {
  return (
    <Panel title="Price" aside={<strong>{formatMoney(price.total_cents, price.currency)}</strong>}>
      <DataTable
        caption={`Price by ${price.price_book}, effective from ${price.effective_from}`}
        head={["Item", "Quantity", "Rate", "Amount"]}
        rows={price.lines.map((line) => [
          line.item,
          formatQuantity(line.quantity, line.unit),
          formatMoney(line.unit_price_cents, price.currency),
          formatMoney(line.amount_cents, price.currency),
        ])}
        foot={["Total", "", "", formatMoney(price.total_cents, price.currency)]}
      />
    </Panel>
  );
}

export function RemarksPanel(props: {
  assumptions: readonly string[];
  warnings: readonly string[];
}) {
  const { assumptions, warnings } = props;
  if (assumptions.length + warnings.length === 0) return null;
  return (
    <Panel title="Assumptions and warnings">
      <div className={styles.warnings}>
        {warnings.map((text) => (
          <Notice key={text} tone="near">
            {text}
          </Notice>
        ))}
      </div>
      <ol className={styles.remarks}>
        {assumptions.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </Panel>
  );
}
