import type { ReactNode } from "react";
import styles from "./data-table.module.css";

interface DataTableProps {
  /** What the table shows, for those who cannot see it. */
  caption: string;
  head: readonly ReactNode[];
  /** Columns of text; all others hold numbers and stand to the right. */
  textColumns?: readonly number[];
  rows: readonly (readonly ReactNode[])[];
  foot?: readonly ReactNode[];
}

/** A table of numbers. The first cell of a row names it. */
export function DataTable({ caption, head, textColumns = [0], rows, foot }: DataTableProps) {
  const align = (column: number) => (textColumns.includes(column) ? styles.text : styles.number);
  return (
    // Wide tables scroll on their own; the region must be reachable by keyboard for that.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {head.map((title, column) => (
              <th key={column} scope="col" className={align(column)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <Row key={row} cells={cells} align={align} />
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <Row cells={foot} align={align} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

interface RowProps {
  cells: readonly ReactNode[];
  align: (column: number) => string | undefined;
}

function Row({ cells, align }: RowProps) {
  return (
    <tr>
      {cells.map((cell, column) =>
        column === 0 ? (
          <th key={column} scope="row" className={align(column)}>
            {cell}
          </th>
        ) : (
          <td key={column} className={align(column)}>
            {cell}
          </td>
        ),
      )}
    </tr>
  );
}
