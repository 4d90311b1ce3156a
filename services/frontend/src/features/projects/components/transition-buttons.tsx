import { Button } from "@/components/ui/button";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { useTransition } from "../api/project";
import styles from "./transition-buttons.module.css";

/** The steps of a job, worded as what a person does. */
const words: Record<string, string> = {
  draft: "Back to draft",
  estimating: "Start estimating",
  submitted: "Submit",
  accepted: "Accept",
  rejected: "Reject",
};

interface TransitionButtonsProps {
  projectId: string;
  /** What the server allows now. */
  allowed: readonly string[];
}

export function TransitionButtons({ projectId, allowed }: TransitionButtonsProps) {
  const transition = useTransition(projectId);
  return (
    <div className={styles.row}>
      {allowed.map((to) => (
        <Button
          key={to}
          variant={to === "rejected" ? "danger" : "secondary"}
          busy={transition.isPending && transition.variables === to}
          onClick={() => transition.mutate(to)}
        >
          {words[to] ?? to}
        </Button>
      ))}
      {transition.error && <ProblemNotice error={transition.error} />}
    </div>
  );
}
