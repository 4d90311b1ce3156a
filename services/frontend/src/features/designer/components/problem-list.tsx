import { Icon } from "@/components/ui/icon";
import { sentence } from "@/lib/words";
import { nameOf } from "../model/fields";
import styles from "./problem-list.module.css";

interface ProblemListProps {
  title: string;
  problems: readonly { pointer: string; reason: string; clause?: string | undefined }[];
}

/** What keeps the design from being calculated; each line leads to its input. */
export function ProblemList({ title, problems }: ProblemListProps) {
  return (
    <section className={styles.list} role="status" aria-label={title}>
      <h2>
        <Icon name="info" /> {title}
      </h2>
      <ul>
        {problems.map(({ pointer, reason, clause }) => (
          <li key={pointer + reason}>
            <button type="button" className={styles.jump} onClick={() => jumpTo(pointer)}>
              {nameOf(pointer)}
            </button>
            <span>
              {sentence(reason)}
              {clause !== undefined && clause !== "" && ` (${clause})`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Opens what is folded around the input of `pointer`, or of what contains it, and puts the cursor there. */
function jumpTo(pointer: string) {
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const input =
      document.querySelector<HTMLElement>(`[data-pointer=${JSON.stringify(at)}]`) ??
      document.querySelector<HTMLElement>(`[data-pointer^=${JSON.stringify(`${at}/`)}]`);
    if (input === null) continue;
    for (
      let fold = input.closest("details");
      fold !== null;
      fold = fold.parentElement?.closest("details") ?? null
    ) {
      fold.open = true;
    }
    input.focus();
    return;
  }
}
