import styles from "./elevation-drawing.module.css";

interface DimensionProps {
  /** Where the line runs: x of a vertical one, y of a horizontal one. */
  at: number;
  from: number;
  to: number;
  text: string;
  /** Where the measured thing ends, for the witness lines. */
  witness?: number;
}

/** The shortest line, in pixels, that still carries its text. */
const room = 13;

/** A vertical dimension with its text to the right, or turned along the line where `turned`. */
export function VerticalDimension({
  at,
  from,
  to,
  text,
  witness,
  turned = false,
}: DimensionProps & { turned?: boolean }) {
  const middle = (from + to) / 2;
  return (
    <g className={styles.dimension}>
      {witness !== undefined && (
        <path className={styles.witness} d={`M${witness} ${from}H${at}M${witness} ${to}H${at}`} />
      )}
      <path d={`M${at} ${from}V${to}${tick(at, from)}${tick(at, to)}`} />
      {turned ? (
        <text
          transform={`translate(${at - 6} ${middle}) rotate(-90)`}
          textAnchor="middle"
          className={styles.measure}
        >
          {text}
        </text>
      ) : (
        Math.abs(to - from) >= room && (
          <text x={at + 8} y={middle + 4} className={styles.measure}>
            {text}
          </text>
        )
      )}
    </g>
  );
}

/** A horizontal dimension with its text above, or below where `below`. */
export function HorizontalDimension({
  at,
  from,
  to,
  text,
  witness,
  below = false,
}: DimensionProps & { below?: boolean }) {
  return (
    <g className={styles.dimension}>
      {witness !== undefined && (
        <path className={styles.witness} d={`M${from} ${witness}V${at}M${to} ${witness}V${at}`} />
      )}
      <path d={`M${from} ${at}H${to}${tick(from, at)}${tick(to, at)}`} />
      <text
        x={(from + to) / 2}
        y={at + (below ? 15 : -6)}
        textAnchor="middle"
        className={styles.measure}
      >
        {text}
      </text>
    </g>
  );
}

/** The oblique stroke of a draughtsman. */
function tick(x: number, y: number): string {
  return `M${x - 3.5} ${y + 3.5}L${x + 3.5} ${y - 3.5}`;
}
