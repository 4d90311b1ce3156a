import { useId } from "react";
import type { CabinetGeometry } from "@/lib/api-types";
import { formatFeetInches } from "@/lib/quantity";
import { useElementSize } from "../hooks/use-element-size";
import {
  fitElevation,
  levelsOf,
  person,
  type ElevationParts,
  type Sheet,
} from "../model/elevation";
import { HorizontalDimension, VerticalDimension } from "./dimension-line";
import styles from "./elevation-drawing.module.css";

interface ElevationDrawingProps {
  parts: ElevationParts;
  /** The cabinet being edited. */
  active: number | undefined;
  /** The parts are not of what the inputs say now. */
  faded: boolean;
}

/** The sign from the front, to scale, with a person beside it and the footing below grade. */
export function ElevationDrawing({ parts, active, faded }: ElevationDrawingProps) {
  const [frame, size] = useElementSize<HTMLDivElement>({ width: 640, height: 560 });
  const sheet = fitElevation(parts, size);
  return (
    <div ref={frame} className={styles.frame}>
      <svg
        className={`${styles.drawing} ${faded ? styles.faded : ""}`}
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={descriptionOf(parts)}
      >
        <Ground sheet={sheet} />
        <Person sheet={sheet} />
        {parts.axes_ft.map((axis_ft) => (
          <Footing key={axis_ft} sheet={sheet} footing={parts.footing} axis_ft={axis_ft} />
        ))}
        {parts.axes_ft.map((axis_ft) => (
          <Pole key={axis_ft} sheet={sheet} parts={parts} axis_ft={axis_ft} />
        ))}
        {parts.geometry.cabinets.map((cabinet, index) => (
          <Cabinet
            key={index}
            sheet={sheet}
            cabinet={cabinet}
            name={`Cabinet ${index + 1}`}
            active={index === active}
          />
        ))}
        <Dimensions sheet={sheet} parts={parts} />
        <PartLabels sheet={sheet} parts={parts} />
        <ScaleBar sheet={sheet} />
      </svg>
    </div>
  );
}

function descriptionOf({ geometry, pole, axes_ft, footing }: ElevationParts): string {
  const cabinets = geometry.cabinets.map(
    (c, i) =>
      `cabinet ${i + 1} ${formatFeetInches(c.width_ft)} wide and ${formatFeetInches(c.height_ft)} high, ` +
      `bottom at ${formatFeetInches(c.bottom_ft)}`,
  );
  return [
    `Elevation to scale: overall height ${formatFeetInches(geometry.overall_height_ft)}`,
    ...cabinets,
    ...(pole ? [`${axes_ft.length > 1 ? `${axes_ft.length} poles` : "pole"} ${pole.label}`] : []),
    footing.label,
  ].join("; ");
}

function Ground({ sheet }: { sheet: Sheet }) {
  const grid = useId();
  const { size, scale, x, y } = sheet;
  const cell = 5 * scale;
  const grade = y(0);
  return (
    <>
      <defs>
        <pattern
          id={grid}
          width={cell}
          height={cell}
          x={x(0)}
          y={grade}
          patternUnits="userSpaceOnUse"
        >
          <path className={styles.grid} d={`M${cell} 0H0V${cell}`} />
        </pattern>
      </defs>
      <rect width={size.width} height={size.height} fill={`url(#${grid})`} />
      <rect
        className={styles.soil}
        y={grade}
        width={size.width}
        height={Math.max(size.height - grade, 0)}
      />
      <path className={styles.grade} d={`M0 ${grade}H${size.width}`} />
    </>
  );
}

function Person({ sheet }: { sheet: Sheet }) {
  const { x, y, scale, left_ft } = sheet;
  const unit = scale * person.height_ft;
  const middle = x(left_ft) - person.gap - 24 - (scale * person.width_ft) / 2;
  // A standing figure in a box of one height: head, then body, in parts of the height.
  return (
    <g className={styles.person} transform={`translate(${middle} ${y(0)}) scale(${unit})`}>
      <circle cx="0" cy="-0.925" r="0.07" />
      <path d="M-0.13 -0.76Q-0.13 -0.83 -0.06 -0.83H0.06Q0.13 -0.83 0.13 -0.76L0.15 -0.46H0.1L0.085 -0.68L0.08 0H0.015L0 -0.42L-0.015 0H-0.08L-0.085 -0.68L-0.1 -0.46H-0.15Z" />
    </g>
  );
}

interface FootingProps {
  sheet: Sheet;
  footing: ElevationParts["footing"];
  axis_ft: number;
}

function Footing({ sheet, footing, axis_ft }: FootingProps) {
  const { x, y, scale, depth_ft } = sheet;
  const half = footing.width_ft / 2;
  return (
    <rect
      className={`${styles.footing} ${footing.depth_ft === undefined ? styles.unknown : styles[footing.load]}`}
      x={x(axis_ft - half)}
      y={y(0)}
      width={footing.width_ft * scale}
      height={depth_ft * scale}
    />
  );
}

interface PoleProps {
  sheet: Sheet;
  parts: ElevationParts;
  axis_ft: number;
}

function Pole({ sheet, parts, axis_ft }: PoleProps) {
  const { x, y, scale, depth_ft } = sheet;
  const { pole, poleTop_ft } = parts;
  const axis = x(axis_ft);
  if (!pole) {
    return <path className={styles.axis} d={`M${axis} ${y(poleTop_ft)}V${y(-depth_ft)}`} />;
  }
  const width = Math.max((pole.width_in / 12) * scale, 3);
  const bottom = Math.max(poleTop_ft - pole.length_ft, -depth_ft);
  return (
    <>
      <rect
        className={`${styles.pole} ${styles[pole.load]}`}
        x={axis - width / 2}
        y={y(poleTop_ft) + 1}
        width={width}
        height={y(bottom) - y(poleTop_ft) - 1}
      />
      <path className={styles.axis} d={`M${axis} ${y(poleTop_ft) - 12}V${y(-depth_ft) + 10}`} />
    </>
  );
}

/** About the width of a letter on the sheet, in pixels. */
const letter = 7;

interface CabinetProps {
  sheet: Sheet;
  cabinet: CabinetGeometry;
  name: string;
  active: boolean;
}

function Cabinet({ sheet, cabinet, name, active }: CabinetProps) {
  const { x, y, scale } = sheet;
  const width = cabinet.width_ft * scale;
  const height = cabinet.height_ft * scale;
  const left = x(cabinet.offset_x_ft) - width / 2;
  const top = y(cabinet.top_ft);
  const size = `${formatFeetInches(cabinet.width_ft)} × ${formatFeetInches(cabinet.height_ft)}`;
  const lines = height >= 40 ? [name, size] : height >= 18 ? [size] : [];
  return (
    <g className={active ? styles.active : undefined}>
      <rect className={styles.cabinet} x={left} y={top} width={width} height={height} rx="1.5" />
      {lines
        .filter((line) => line.length * letter < width - 8)
        .map((line, index, { length }) => (
          <text
            key={line}
            className={line === name ? styles.cabinetName : styles.cabinetSize}
            x={left + width / 2}
            y={top + height / 2 + 4 + (index - (length - 1) / 2) * 17}
            textAnchor="middle"
          >
            {line}
          </text>
        ))}
    </g>
  );
}

function Dimensions({ sheet, parts }: { sheet: Sheet; parts: ElevationParts }) {
  const { x, y, left_ft, right_ft, depth_ft } = sheet;
  const { geometry, footing, axes_ft } = parts;
  const [first_ft = 0] = axes_ft;
  const last_ft = axes_ft.at(-1) ?? 0;
  const levels = levelsOf(geometry);
  const chain = x(right_ft) + 22;
  const widest = geometry.cabinets.reduce<CabinetGeometry | undefined>(
    (best, c) => (best === undefined || c.width_ft > best.width_ft ? c : best),
    undefined,
  );
  return (
    <g>
      {levels.slice(1).map((level, index) => {
        const below = levels[index] ?? 0;
        return (
          <VerticalDimension
            key={level}
            at={chain}
            from={y(below)}
            to={y(level)}
            text={formatFeetInches(level - below)}
            witness={x(right_ft) + 5}
          />
        );
      })}
      <VerticalDimension
        at={x(left_ft) - 20}
        from={y(0)}
        to={y(geometry.overall_height_ft)}
        text={formatFeetInches(geometry.overall_height_ft)}
        witness={x(left_ft) - 5}
        turned
      />
      {widest && (
        <HorizontalDimension
          at={y(geometry.overall_height_ft) - 14}
          from={x(widest.offset_x_ft - widest.width_ft / 2)}
          to={x(widest.offset_x_ft + widest.width_ft / 2)}
          text={formatFeetInches(widest.width_ft)}
        />
      )}
      {footing.depth_ft !== undefined && (
        <VerticalDimension
          at={chain}
          from={y(0)}
          to={y(-footing.depth_ft)}
          text={formatFeetInches(footing.depth_ft)}
          witness={x(last_ft + footing.width_ft / 2) + 5}
        />
      )}
      <HorizontalDimension
        at={y(-depth_ft) + 14}
        from={x(first_ft - footing.width_ft / 2)}
        to={x(first_ft + footing.width_ft / 2)}
        text={`${formatFeetInches(footing.width_ft)} ${footing.shape === "round" ? "dia." : "sq."}`}
        below
      />
      {axes_ft.slice(1).map((axis_ft, index) => {
        const before_ft = axes_ft[index] ?? 0;
        return (
          <HorizontalDimension
            key={axis_ft}
            at={y(-depth_ft / 2)}
            from={x(before_ft)}
            to={x(axis_ft)}
            text={formatFeetInches(axis_ft - before_ft)}
          />
        );
      })}
    </g>
  );
}

/** What carries the sign, named beside it, in the colour of its utilisation. */
function PartLabels({ sheet, parts }: { sheet: Sheet; parts: ElevationParts }) {
  const { x, y, depth_ft } = sheet;
  const { pole, footing, geometry, axes_ft } = parts;
  const [first_ft = 0] = axes_ft;
  const last_ft = axes_ft.at(-1) ?? 0;
  const clear = Math.min(...geometry.cabinets.map((c) => c.bottom_ft));
  return (
    <>
      {pole && clear * sheet.scale >= 36 && (
        <PoleLabel sheet={sheet} pole={pole} clear={clear} axis_ft={last_ft} />
      )}
      {footing.depth_ft !== undefined && (
        <text
          className={`${styles.label} ${styles[footing.load]}`}
          x={x(first_ft - footing.width_ft / 2) - 10}
          y={y(-depth_ft / 2) + 4}
          textAnchor="end"
        >
          {footing.label}
        </text>
      )}
    </>
  );
}

/** Beside the pole where there is room up to the chain of heights, else along it. */
function PoleLabel(props: {
  sheet: Sheet;
  pole: NonNullable<ElevationParts["pole"]>;
  clear: number;
  /** The right-most pole's. */
  axis_ft: number;
}) {
  const { sheet, pole, clear, axis_ft } = props;
  const { x, y, right_ft, scale } = sheet;
  const beside = x(axis_ft) + ((pole.width_in / 12) * scale) / 2 + 10;
  const middle = y(clear / 2);
  const [designation = "", used = ""] = pole.label.split(" · ");
  const fits = x(right_ft) + 16 - beside >= designation.length * (letter + 0.6);
  const className = `${styles.label} ${styles[pole.load]}`;
  if (!fits) {
    return (
      <text
        className={className}
        transform={`translate(${beside + 4} ${middle}) rotate(-90)`}
        textAnchor="middle"
      >
        {clear * scale >= pole.label.length * (letter + 0.6) ? pole.label : used}
      </text>
    );
  }
  return (
    <text className={className} x={beside} y={middle - 4}>
      {designation}
      <tspan x={beside} dy="1.35em">
        {used}
      </tspan>
    </text>
  );
}

/** A length to measure by, chosen to stay between 60 and 150 pixels. */
function ScaleBar({ sheet }: { sheet: Sheet }) {
  const { scale, size } = sheet;
  const feet = [1, 2, 5, 10, 20, 50].find((length) => length * scale >= 60) ?? 50;
  const right = size.width - 16;
  const left = right - feet * scale;
  const y = size.height - 12;
  return (
    <g className={styles.scaleBar}>
      <path d={`M${left} ${y - 4}V${y}H${right}V${y - 4}`} />
      <text x={(left + right) / 2} y={y - 5} textAnchor="middle">
        {feet} ft
      </text>
    </g>
  );
}
