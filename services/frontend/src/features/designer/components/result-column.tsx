import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { ApiProblem } from "@/lib/api-client";
import type { DesignAnswer } from "@/lib/api-types";
import { formatUtilisation } from "@/lib/quantity";
import { useDebounced } from "@/lib/use-debounced";
import type { LiveCheck } from "../api/check-design";
import type { DraftProblem } from "../model/draft";
import { verdictOf } from "../model/verdict";
import { ChecksPanel } from "./checks-panel";
import { GoverningCard, Verdict, type Standing } from "./governing-card";
import { ProblemList } from "./problem-list";
import styles from "./result-column.module.css";

interface ResultColumnProps {
  check: LiveCheck;
  /** What is missing before anything can be calculated. */
  typed: ReadonlyMap<string, DraftProblem>;
  onDerivation: () => void;
}

/** The live answer, or why there is none. */
export function ResultColumn({ check, typed, onDerivation }: ResultColumnProps) {
  const { answer, stale, error, retry } = check;
  const slow = useDebounced(stale, 1500) && stale && typed.size === 0 && error === null;
  const blocked = typed.size > 0 || error !== null;
  const standing = !stale ? "current" : blocked ? "outdated" : "updating";
  return (
    <div className={styles.column} id="results">
      {typed.size > 0 && (
        <ProblemList
          title={answer ? "To calculate again" : "To calculate this sign"}
          problems={[...typed].map(([pointer, { reason }]) => ({ pointer, reason }))}
        />
      )}
      {typed.size === 0 && error && <Refusal error={error} onRetry={retry} />}
      {slow && <Notice>Still calculating…</Notice>}
      {answer && (
        <div className={stale ? styles.stale : styles.fresh} aria-busy={stale}>
          <GoverningCard answer={answer} standing={standing} />
          {!blocked && (
            <>
              <div className={styles.actions}>
                <Button icon="file" onClick={onDerivation} disabled={stale}>
                  Show the derivation
                </Button>
              </div>
              <ChecksPanel checks={answer.checks} />
            </>
          )}
        </div>
      )}
      {answer && <Glance answer={answer} standing={standing} />}
      <Announcer answer={answer} stale={stale} />
    </div>
  );
}

/** On a narrow page the verdict stays in sight at the lower edge. */
function Glance({ answer, standing }: { answer: DesignAnswer; standing: Standing }) {
  const { governing, pole } = answer.result;
  return (
    <a className={`${styles.glance} no-print`} href="#results">
      <Verdict answer={answer} standing={standing} />
      <strong>{formatUtilisation(governing.utilisation)}</strong>
      <span className={styles.glanceText}>{pole.designation}</span>
      Results
    </a>
  );
}

function Refusal({ error, onRetry }: { error: Error; onRetry: () => void }) {
  if (error instanceof ApiProblem && error.fields.length > 0) {
    return <ProblemList title="This design cannot be calculated" problems={error.fields} />;
  }
  return <ProblemNotice error={error} onRetry={onRetry} />;
}

/** Says the verdict once the results stand still, for those who cannot see them move. */
function Announcer({ answer, stale }: { answer: DesignAnswer | undefined; stale: boolean }) {
  const governing = answer?.result.governing;
  const words =
    governing && !stale
      ? `${verdictOf(answer).words}. Governing: ${governing.title}, ` +
        `${formatUtilisation(governing.utilisation)}. Pole ${answer.result.pole.designation}.`
      : "";
  const settled = useDebounced(words, 700);
  return (
    <p className="visually-hidden" role="status">
      {settled}
    </p>
  );
}
