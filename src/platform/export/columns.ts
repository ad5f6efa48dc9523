/** A number stays a number, in the reader's own notation; text is made harmless; nothing is an empty cell. */
export type Cell = string | number | null

/** One column of a list that somebody takes along, for every format alike. */
export interface Column<Row> {
  readonly heading: string
  cell(row: Row): Cell
  /** How wide in a spreadsheet, in characters. */
  readonly width?: number
}
