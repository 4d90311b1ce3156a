/** Order a report and follow its task until the file is there. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { request } from "@/lib/api-client";
import type { ReportFile, Task, TaskStarted } from "@/lib/api-types";

export type ReportKind = "calculation_package" | "estimate";

export function useOrderReport(projectId: string) {
  return useMutation({
    mutationFn: async ({ kind, key }: { kind: ReportKind; key: string }) => {
      const answer = await request<TaskStarted>("POST", `/projects/${projectId}/report`, {
        body: { kind },
        idempotencyKey: key,
      });
      return answer.data.task_id;
    },
  });
}

/** The reports that were made of this project, newest first. */
export function useReports(projectId: string) {
  return useQuery({
    queryKey: ["reports", projectId],
    queryFn: async ({ signal }) => {
      const answer = await request<ReportFile[]>("GET", `/projects/${projectId}/reports`, {
        signal,
      });
      return answer.data;
    },
  });
}

const pollMs = 400;

export const isOver = (task: Task | undefined) =>
  task !== undefined && ["completed", "failed", "cancelled"].includes(task.status);

export function useTask(taskId: string | undefined) {
  return useQuery({
    queryKey: ["task", taskId],
    queryFn: async ({ signal }) => {
      const answer = await request<Task>("GET", `/tasks/${taskId}`, { signal });
      return answer.data;
    },
    enabled: taskId !== undefined,
    refetchInterval: ({ state }) => (isOver(state.data) ? false : pollMs),
  });
}
