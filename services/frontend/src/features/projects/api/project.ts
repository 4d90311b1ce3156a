/** One project with the entity tag that a change to it must name. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { request } from "@/lib/api-client";
import type { Project, ProjectFacts } from "@/lib/api-types";
import { useMe } from "@/lib/me";
import { projectsKey } from "./projects";

export interface LoadedProject {
  project: Project;
  etag: string;
}

export const projectKey = (projectId: string) => ["project", projectId] as const;

export function useProject(projectId: string) {
  return useQuery({
    queryKey: projectKey(projectId),
    queryFn: async ({ signal }): Promise<LoadedProject> => {
      const answer = await request<Project>("GET", `/projects/${projectId}`, { signal });
      return { project: answer.data, etag: answer.etag ?? "" };
    },
  });
}

/** What a person types of a project. */
export type FactName = "name" | "customer" | "site_name" | "street" | "description";

export function useCreateProject() {
  const client = useQueryClient();
  const account = useMe().data?.account_id ?? defaultAccount;
  return useMutation({
    mutationFn: async ({
      facts,
      key,
    }: {
      facts: Omit<ProjectFacts, "account_id">;
      key: string;
    }) => {
      const answer = await request<Project>("POST", "/projects", {
        body: { account_id: account, ...facts },
        idempotencyKey: key,
      });
      return answer.data;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: projectsKey }),
  });
}

export function useChangeProject(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ facts, etag }: { facts: Record<FactName, string | null>; etag: string }) =>
      request<Project>("PATCH", `/projects/${projectId}`, { body: facts, ifMatch: etag }),
    onSuccess: () => refreshProject(client, projectId),
  });
}

export function useDeleteProject(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (etag: string) =>
      request<undefined>("DELETE", `/projects/${projectId}`, { ifMatch: etag }),
    onSuccess: () => client.invalidateQueries({ queryKey: projectsKey }),
  });
}

export function useTransition(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (to: string) =>
      request<Project>("POST", `/projects/${projectId}/transitions`, { body: { to } }),
    onSettled: () => refreshProject(client, projectId),
  });
}

/** Until people sign in, everything belongs to one account. */
const defaultAccount = "default";

async function refreshProject(client: ReturnType<typeof useQueryClient>, projectId: string) {
  await Promise.all([
    client.invalidateQueries({ queryKey: projectKey(projectId) }),
    client.invalidateQueries({ queryKey: projectsKey }),
  ]);
}
