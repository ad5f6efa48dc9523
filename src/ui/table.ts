import { html, raw } from 'hono/html'
import type { Content, Markup } from './markup.ts'

export interface Column<Row> {
  readonly heading: string
  readonly cell: (row: Row) => Content
  /** Figures stand under each other, to the right. */
  readonly number?: boolean
}

export interface TableProps<Row> {
  readonly caption: string
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
}

/**
 * A table with its caption. On a narrow screen each row stands as a block and every cell repeats its column's
 * heading; that heading is written here, because the design system would only add it with a script.
 */
export function table<Row>({ caption, columns, rows }: TableProps<Row>): Markup {
  const headings = columns.map(
    ({ heading, number }) => html`<th scope="col"${classOf(number)}>${heading}</th>`,
  )
  return html`<table class="table table--compact table--responsive-headers"><caption>${caption}</caption><thead><tr>${headings}</tr></thead><tbody>${rows.map((row) => tableRow(columns, row))}</tbody></table>`
}

function tableRow<Row>(columns: readonly Column<Row>[], row: Row): Markup {
  const cells = columns.map(({ heading, cell, number }, index) =>
    index === 0
      ? html`<th scope="row" data-title="${heading}"${classOf(number)}>${cell(row)}</th>`
      : html`<td data-title="${heading}"${classOf(number)}>${cell(row)}</td>`,
  )
  return html`<tr>${cells}</tr>`
}

const classOf = (number: boolean | undefined) => (number ? raw(' class="number"') : '')
