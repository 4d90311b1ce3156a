/** Line icons on a 16-unit grid, drawn for this page. They decorate; words beside them carry the meaning. */

const paths = {
  plus: "M8 3v10M3 8h10",
  up: "M8 13V3M4 7l4-4 4 4",
  down: "M8 3v10M4 9l4 4 4-4",
  close: "M4 4l8 8M12 4l-8 8",
  trash: "M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.5 8.5h6l.5-8.5M6.75 7v3.5M9.25 7v3.5",
  undo: "M5.5 3.5L2.5 6.5l3 3M2.5 6.5h6.75a3.5 3.5 0 0 1 0 7H6",
  redo: "M10.5 3.5l3 3-3 3M13.5 6.5H6.75a3.5 3.5 0 0 0 0 7H10",
  sun: "M8 5.25a2.75 2.75 0 1 0 0 5.5a2.75 2.75 0 0 0 0-5.5M8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9",
  moon: "M13 9.6A5.5 5.5 0 0 1 6.4 3a5.5 5.5 0 1 0 6.6 6.6z",
  check: "M3 8.5l3.2 3.2L13 4.8",
  cross: "M4 4l8 8M12 4l-8 8",
  alert: "M8 2.2l6.3 11.3H1.7zM8 6.3v3.2M8 11.4v.3",
  info: "M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 7.2v3.6M8 5v.3",
  file: "M4 1.8h5.2L12.5 5v9.2H4zM9 2v3.2h3.3M6 8.5h4.5M6 11h4.5",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9M10.3 10.3l3.4 3.4",
  back: "M9.5 3.5L5 8l4.5 4.5",
  pin: "M8 14s4.5-4.2 4.5-7.6A4.5 4.5 0 0 0 3.5 6.4C3.5 9.8 8 14 8 14zM8 4.9a1.6 1.6 0 1 0 0 3.2a1.6 1.6 0 0 0 0-3.2",
  dash: "M4 8h8",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
