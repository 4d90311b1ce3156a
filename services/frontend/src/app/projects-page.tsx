import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { Button } from "@/components/ui/button";
import { NewProjectDialog } from "@/features/projects/components/new-project-dialog";
import { ProjectList } from "@/features/projects/components/project-list";
import styles from "./pages.module.css";
import { useTitle } from "./use-title";

export function ProjectsPage() {
  useTitle("Projects");
  const [creating, setCreating] = useState(false);
  const navigate = useNavigate();
  return (
    <div className={styles.narrow}>
      <header className={styles.header}>
        <h1>Projects</h1>
        <Button variant="primary" icon="plus" onClick={() => setCreating(true)}>
          New project
        </Button>
      </header>
      <ProjectList onNew={() => setCreating(true)} />
      {creating && (
        <NewProjectDialog
          onClose={() => setCreating(false)}
          onCreated={(projectId) => navigate(`/projects/${projectId}`)}
        />
      )}
    </div>
  );
}
