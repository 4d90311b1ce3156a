import { useEffect } from "react";

/** The document's title while a page shows. */
export function useTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · APEX`;
  }, [title]);
}
