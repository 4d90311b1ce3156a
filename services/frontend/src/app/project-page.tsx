import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router-dom";
import { Button } from "@/components/ui/button";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { DesignerScreen } from "@/features/designer/components/designer-screen";
import { useProject } from "@/features/projects/api/project";
import { ProjectDetailsDialog } from "@/features/projects/components/project-details-dialog";
import { StatusChip } from "@/features/projects/components/status-chip";
import { TransitionButtons } from "@/features/projects/components/transition-buttons";
import { ReportButton } from "@/features/reports/components/report-button";
import { ApiProblem } from "@/lib/api-client";
import { NotFoundPage } from "./not-found-page";
import styles from "./pages.module.css";
import { useTitle } from "./use-title";

/** One project: its design, its state, its reports. */
export function ProjectPage() {
  const { projectId = "" } = useParams();
  const loaded = useProject(projectId);
  const navigate = useNavigate();
  const [details, setDetails] = useState(false);
  useTitle(loaded.data?.project.name ?? "Project");

  if (loaded.error instanceof ApiProblem && loaded.error.status === 404) return <NotFoundPage />;
  if (loaded.error && !loaded.data) {
    return (
      <div className={styles.narrow}>
        <ProblemNotice error={loaded.error} onRetry={() => void loaded.refetch()} />
      </div>
    );
  }
  if (!loaded.data) {
    return (
      <p className={styles.waiting} role="status">
        Loading the project…
      </p>
    );
  }
  const { project } = loaded.data;
  return (
    <>
      <DesignerScreen
        key={projectId}
        projectId={projectId}
        caption={{
          name: project.name,
          customer: project.customer,
          address: project.street ?? "",
        }}
        title={
          <>
            <div className={styles.names}>
              <h1>{project.name}</h1>
              <p>
                <Link to="/">Projects</Link> / {project.customer}
              </p>
            </div>
            <StatusChip status={project.status} />
            <Button variant="quiet" onClick={() => setDetails(true)}>
              Details
            </Button>
            <TransitionButtons projectId={projectId} allowed={project.allowed_transitions} />
          </>
        }
        actions={({ saved }) => <ReportButton projectId={projectId} saved={saved} />}
      />
      {details && (
        <ProjectDetailsDialog
          loaded={loaded.data}
          onClose={() => setDetails(false)}
          onDeleted={() => navigate("/")}
        />
      )}
    </>
  );
}
