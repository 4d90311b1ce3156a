import { DataTable } from "@/components/ui/data-table";
import { MathText } from "@/components/ui/math-text";
import { Panel } from "@/components/ui/panel";
import type { DesignResult } from "@/lib/api-types";
import { formatNumber, formatQuantity } from "@/lib/quantity";
import styles from "./loads-panel.module.css";

/** Wind on each cabinet and on the pole, and what it comes to at grade. */
export function LoadsPanel({ result }: { result: DesignResult }) {
  const { wind, reactions } = result;
  return (
    <Panel
      title="Loads"
      aside={<span className={styles.edition}>{wind.edition}, strength level</span>}
    >
      <DataTable
        caption="Wind on the cabinets, strength level"
        head={[
          "Cabinet",
          <MathText key="q" text="q_h psf" />,
          "s/h",
          "B/s",
          <MathText key="C" text="C_f" />,
          "A: F lbf",
          "B: T lbf·ft",
          "C: F lbf",
        ]}
        rows={wind.cabinets.map((cabinet) => [
          cabinet.minimum_governs ? `${cabinet.cabinet} (minimum governs)` : cabinet.cabinet,
          formatNumber(cabinet.q_h_psf),
          formatNumber(cabinet.s_over_h),
          formatNumber(cabinet.B_over_s),
          formatNumber(cabinet.C_f),
          formatNumber(cabinet.case_a_force_lbf),
          formatNumber(cabinet.case_b_torsion_lbf_ft),
          cabinet.has_case_c ? formatNumber(cabinet.case_c_force_lbf) : "—",
        ])}
      />
      {wind.pole.length > 0 && (
        <DataTable
          caption="Wind on the exposed pole"
          head={[
            "Pole, ft above grade",
            <MathText key="q" text="q_z psf" />,
            <MathText key="C" text="C_f" />,
            "F lbf",
          ]}
          rows={wind.pole.map((segment) => [
            `${formatNumber(segment.bottom_ft)} to ${formatNumber(segment.top_ft)}`,
            formatNumber(segment.q_z_psf),
            formatNumber(segment.C_f),
            formatNumber(segment.force_lbf),
          ])}
        />
      )}
      <p className={styles.sum}>
        At grade, Case A with the pole: <strong>{formatQuantity(wind.force_lbf, "lbf")}</strong>,{" "}
        <strong>{formatQuantity(wind.moment_lbf_ft, "lbf_ft")}</strong>
      </p>
      <details className={styles.more}>
        <summary>Load combinations at grade</summary>
        <DataTable
          caption="Load combinations at grade"
          head={["Combination", "P lbf", "V lbf", "M lbf·ft", "T lbf·ft"]}
          rows={reactions.map((reaction) => [
            reaction.combination,
            formatNumber(reaction.axial_lbf),
            formatNumber(reaction.shear_lbf),
            formatNumber(reaction.moment_lbf_ft),
            formatNumber(reaction.torsion_lbf_ft),
          ])}
        />
      </details>
    </Panel>
  );
}
