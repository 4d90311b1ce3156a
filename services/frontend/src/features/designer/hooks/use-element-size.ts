import { useLayoutEffect, useRef, useState } from "react";

interface ElementSize {
  width: number;
  height: number;
}

/** The size of an element as it is laid out; `fallback` until then, and where nothing is laid out. */
export function useElementSize<T extends Element>(fallback: ElementSize) {
  const element = useRef<T>(null);
  const [size, setSize] = useState(fallback);
  useLayoutEffect(() => {
    if (element.current === null || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(([entry]) => {
      const box = entry?.contentRect;
      if (box && box.width > 0 && box.height > 0) {
        setSize({ width: Math.round(box.width), height: Math.round(box.height) });
      }
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, size] as const;
}
