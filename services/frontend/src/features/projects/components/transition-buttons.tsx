import { Button } from "@/components/ui/button";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { useTransition } from "../api/project";
import styles from "./transition-buttons.module.css";

/** The steps of a job, worded as what a person does. The server decides; this only offers. */
const steps: Record<string, readonly (readonly [to: string, words: string])[]> = {
  draft: [["estimating", "Start estimating"]],
  estimating: [["submitted", "Submit"]],
  submitted: [
    ["accepted", "Accept"],
    ["rejected", "Reject"],
  ],
  accepted: [],
  rejected: [["draft", "Back to draft"]],
};

export function TransitionButtons({ projectId, status }: { projectId: string; status: string }) {
  const transition = useTransition(projectId);
  return (
    <div className={styles.row}>
      {(steps[status] ?? []).map(([to, words]) => (
        <Button
          key={to}
          variant={to === "rejected" ? "danger" : "secondary"}
          busy={transition.isPending && transition.variables === to}
          onClick={() => transition.mutate(to)}
        >
          {words}
        </Button>
      ))}
      {transition.error && <ProblemNotice error={transition.error} />}
    </div>
  );
}
