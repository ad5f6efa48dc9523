import type { Language } from '../text/language.ts'

/** A document of headings, paragraphs and tables, as the template in template.ts sets it. */
export interface PdfDocument {
  readonly language: Language
  readonly title: string
  /** Who answers for it, at the foot of each page. */
  readonly from: string
  readonly intro: readonly string[]
  readonly sections: readonly PdfSection[]
}

export interface PdfSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly tables: readonly PdfTable[]
}

export interface PdfTable {
  readonly caption: string
  /** A table without a header cannot be read by a screen reader: PDF/UA does not ask for one, so the type does. */
  readonly header: readonly [string, ...string[]]
  readonly rows: readonly (readonly string[])[]
}

/** @throws Error for a table that would come out crooked: the compiler would fill its cells row by row */
export function checkDocument({ sections }: PdfDocument): void {
  for (const { tables } of sections)
    for (const { caption, header, rows } of tables)
      if (rows.some((row) => row.length !== header.length))
        throw new Error(`a row of the table “${caption}” has not as many cells as its header`)
}
