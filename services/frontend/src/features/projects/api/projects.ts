/** The project list, newest first or best match first, a page at a time. */
import { useInfiniteQuery } from "@tanstack/react-query";
import { request } from "@/lib/api-client";
import type { Project } from "@/lib/api-types";

const pageSize = 50;

export const projectsKey = ["projects"] as const;

interface ProjectsPage {
  projects: Project[];
  next: string | undefined;
  /** As the server counts: exact to 1,000, then "1000+". */
  total: string;
}

export interface ProjectsFilter {
  q: string;
  status: string;
}

export function useProjects(filter: ProjectsFilter) {
  return useInfiniteQuery({
    queryKey: [...projectsKey, filter],
    queryFn: async ({ pageParam, signal }): Promise<ProjectsPage> => {
      const answer = await request<Project[]>("GET", "/projects", {
        query: { ...filter, limit: pageSize, cursor: pageParam },
        signal,
      });
      return {
        projects: answer.data,
        next: nextCursor(answer.headers.get("Link")),
        total: answer.headers.get("X-Total-Count") ?? String(answer.data.length),
      };
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
  });
}

/** The cursor in `<…?cursor=abc>; rel="next"`. */
export function nextCursor(link: string | null): string | undefined {
  const target = /<([^>]*)>\s*;\s*rel="?next"?/.exec(link ?? "")?.[1];
  if (target === undefined) return undefined;
  return new URL(target, "http://localhost").searchParams.get("cursor") ?? undefined;
}
