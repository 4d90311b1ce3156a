import { useState } from "react";
import { Link } from "react-router-dom";
import { Button } from "@/components/ui/button";
import { inputClass, selectClass } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { ProblemNotice } from "@/components/ui/problem-notice";
import type { Project } from "@/lib/api-types";
import { formatMoney, formatUtilisation } from "@/lib/quantity";
import { formatMoment } from "@/lib/time-text";
import { useDebounced } from "@/lib/use-debounced";
import { useProjects } from "../api/projects";
import { StatusChip } from "./status-chip";
import styles from "./project-list.module.css";

const statuses = ["draft", "estimating", "submitted", "accepted", "rejected"];

/** All projects, with search and a filter by state. */
export function ProjectList({ onNew }: { onNew: () => void }) {
  const [q, setQ] = useState("");
  const [status, setStatus] = useState("");
  const filter = { q: useDebounced(q.trim(), 200), status };
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } =
    useProjects(filter);
  const projects = data?.pages.flatMap((page) => page.projects) ?? [];
  const filtered = filter.q !== "" || status !== "";

  return (
    <>
      <div className={styles.tools} role="search">
        <label className={styles.search}>
          <span className="visually-hidden">Search projects</span>
          <Icon name="search" />
          <input
            className={inputClass}
            type="search"
            placeholder="Search name, customer or address"
            value={q}
            onChange={(event) => setQ(event.target.value)}
          />
        </label>
        <label className={styles.filter}>
          <span className="visually-hidden">State</span>
          <select
            className={selectClass}
            value={status}
            onChange={(event) => setStatus(event.target.value)}
          >
            <option value="">All states</option>
            {statuses.map((word) => (
              <option key={word} value={word}>
                {word.charAt(0).toUpperCase() + word.slice(1)}
              </option>
            ))}
          </select>
        </label>
      </div>

      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {isPending && <p className={styles.waiting}>Loading projects…</p>}
      {data &&
        projects.length === 0 &&
        (filtered ? <NothingFound /> : <NoProjects onNew={onNew} />)}
      {projects.length > 0 && (
        <ul className={styles.list} aria-label="Projects">
          {projects.map((project) => (
            <ProjectRow key={project.project_id} project={project} />
          ))}
        </ul>
      )}
      <p className="visually-hidden" role="status">
        {data && `${data.pages[0]?.total ?? 0} projects`}
      </p>
      {hasNextPage && (
        <div className={styles.more}>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}

function ProjectRow({ project }: { project: Project }) {
  const summary = project.design?.summary;
  return (
    <li className={styles.row}>
      <Link className={styles.link} to={`/projects/${project.project_id}`}>
        <span className={styles.name}>{project.name}</span>
        <span className={styles.customer}>
          {[project.customer, project.site_name, project.street].filter(Boolean).join(" · ")}
        </span>
      </Link>
      <span className={styles.design}>
        {summary ? (
          <>
            <span className={summary.passes ? styles.passes : styles.fails}>
              <Icon name={summary.passes ? "check" : "cross"} size={14} />
              {formatUtilisation(summary.governing_utilisation)}
            </span>
            <span>{summary.pole_designation}</span>
            <span>{formatMoney(summary.price_cents, summary.currency)}</span>
          </>
        ) : (
          <span className={styles.none}>No design yet</span>
        )}
      </span>
      <span>
        <StatusChip status={project.status} />
      </span>
      <time className={styles.time} dateTime={project.updated_at}>
        {formatMoment(project.updated_at)}
      </time>
    </li>
  );
}

function NothingFound() {
  return (
    <div className={styles.empty}>
      <h2>Nothing found</h2>
      <p>No project matches. Try fewer letters, or another state.</p>
    </div>
  );
}

function NoProjects({ onNew }: { onNew: () => void }) {
  return (
    <div className={styles.empty}>
      <svg width="120" height="96" viewBox="0 0 120 96" aria-hidden="true">
        <path d="M12 84.5h96" className={styles.ground} />
        <rect x="56" y="44" width="8" height="40" className={styles.pole} />
        <rect x="26" y="10" width="68" height="34" rx="3" className={styles.cabinet} />
      </svg>
      <h2>No projects yet</h2>
      <p>A project holds one sign: its site, its design, every revision, and its reports.</p>
      <Button variant="primary" icon="plus" onClick={onNew}>
        Create the first project
      </Button>
    </div>
  );
}
