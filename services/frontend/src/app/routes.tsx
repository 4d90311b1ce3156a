import type { RouteObject } from "react-router-dom";
import { BrokenPage } from "./broken-page";
import { NotFoundPage } from "./not-found-page";
import { ProjectPage } from "./project-page";
import { ProjectsPage } from "./projects-page";
import { Shell } from "./shell";

export const routes: RouteObject[] = [
  {
    element: <Shell />,
    children: [
      {
        errorElement: <BrokenPage />,
        children: [
          { path: "/", element: <ProjectsPage /> },
          { path: "/projects/:projectId", element: <ProjectPage /> },
          { path: "*", element: <NotFoundPage /> },
        ],
      },
    ],
  },
];
