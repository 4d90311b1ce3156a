import { Chip } from "@/components/ui/chip";
import { Dialog } from "@/components/ui/dialog";
import { MathText } from "@/components/ui/math-text";
import { ProblemNotice } from "@/components/ui/problem-notice";
import type { DesignDocument, Step } from "@/lib/api-types";
import { formatQuantity } from "@/lib/quantity";
import { useDerivation } from "../api/derivation";
import { chaptersOf } from "../model/chapters";
import styles from "./derivation-dialog.module.css";

interface DerivationDialogProps {
  document: DesignDocument;
  onClose: () => void;
}

/** Every number with its formula, its digits and its clause, as the engine wrote them. */
export function DerivationDialog({ document, onClose }: DerivationDialogProps) {
  const { data, error, isPending, refetch } = useDerivation(document);
  const chapters = chaptersOf(data?.trace ?? []);
  return (
    <Dialog side title="Derivation" onClose={onClose}>
      {isPending && <p>Writing the derivation…</p>}
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <p className={styles.identity}>
            Engine {data.engine_version} · design {data.design_hash.slice(0, 12)}
          </p>
          <nav aria-label="Chapters">
            <ol className={styles.contents}>
              {chapters.map((chapter, index) => (
                <li key={index}>
                  <a href={`#derivation-${index}`}>{chapter.title}</a>
                </li>
              ))}
            </ol>
          </nav>
          {chapters.map((chapter, index) => (
            <section key={index} id={`derivation-${index}`} className={styles.chapter}>
              <h3>{chapter.title}</h3>
              {chapter.steps.map((step, line) => (
                <StepLine key={line} step={step} />
              ))}
            </section>
          ))}
        </>
      )}
    </Dialog>
  );
}

function StepLine({ step }: { step: Step }) {
  const clause = (
    <span className={styles.clause}>
      {step.clause}
      {step.unconfirmed && <Chip tone="near">to be confirmed</Chip>}
    </span>
  );
  if (step.kind === "note") {
    return (
      <p className={styles.note}>
        <span>
          <MathText text={step.formula} />
        </span>
        {clause}
      </p>
    );
  }
  const parts = [step.formula, step.worked].filter((part) => part !== "");
  const distinct = parts.filter((part, index) => parts.indexOf(part) === index);
  const value = formatQuantity(step.value, step.unit);
  const shown = distinct.filter((part) => part !== value || step.kind === "equation");
  return (
    <div className={styles.step}>
      <p className={styles.formula}>
        <var>
          <MathText text={step.symbol} />
        </var>
        {(step.kind === "given" ? [] : shown).map((part) => (
          <span key={part}>
            {" = "}
            <MathText text={part} />
          </span>
        ))}{" "}
        = <strong>{value}</strong>
      </p>
      {clause}
    </div>
  );
}
