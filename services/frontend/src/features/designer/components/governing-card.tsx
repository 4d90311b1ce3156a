import { Chip } from "@/components/ui/chip";
import { Icon } from "@/components/ui/icon";
import { UtilisationBar } from "@/components/ui/utilisation-bar";
import type { DesignAnswer } from "@/lib/api-types";
import { formatMoney, formatUtilisation } from "@/lib/quantity";
import { verdictOf } from "../model/verdict";
import styles from "./governing-card.module.css";

/** Whether the answer is of the design in hand, of one that is being replaced, or of one that is no more. */
export type Standing = "current" | "updating" | "outdated";

interface GoverningCardProps {
  answer: DesignAnswer;
  standing: Standing;
}

/** The verdict: what governs, by how much, and what it comes to. */
export function GoverningCard({ answer, standing }: GoverningCardProps) {
  const { passes, governing, pole, footing, price } = answer.result;
  const clause = answer.checks.find((check) => check.id === governing.check_id)?.clause;
  return (
    <section className={styles.card} aria-label="Governing check" data-testid="governing">
      <header className={styles.header}>
        <h2>Governing check</h2>
        <Verdict answer={answer} standing={standing} />
      </header>
      <p className={`${styles.number} ${passes ? "" : styles.fails}`}>
        {formatUtilisation(governing.utilisation)}
      </p>
      <UtilisationBar utilisation={governing.utilisation} passes={passes} />
      <p className={styles.title}>{governing.title}</p>
      <p className={styles.detail}>{[governing.case, clause].filter(Boolean).join(" · ")}</p>
      <dl className={styles.facts}>
        <div>
          <dt>Pole</dt>
          <dd>{pole.designation}</dd>
        </div>
        <div>
          <dt>Footing</dt>
          <dd>
            {footing.diameter_ft} × {footing.depth_ft} ft
          </dd>
        </div>
        <div>
          <dt>Price</dt>
          <dd>{formatMoney(price.total_cents, price.currency)}</dd>
        </div>
      </dl>
    </section>
  );
}

/** Only what was calculated for the design in hand is said to pass. */
export function Verdict({ answer, standing }: GoverningCardProps) {
  if (standing !== "current") {
    return <Chip>{standing === "updating" ? "Calculating…" : "Of an earlier design"}</Chip>;
  }
  const { tone, words } = verdictOf(answer);
  return (
    <Chip tone={tone}>
      <Icon name={tone === "over" ? "cross" : "check"} size={13} />
      {words}
    </Chip>
  );
}
