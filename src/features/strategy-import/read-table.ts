import type { Block } from './block.ts'
import { meaningOfHeading } from './headings.ts'
import type { Context } from './meaning.ts'
import { takeSeat } from './take-entry.ts'
import { soundsLikeTarget } from './targets.ts'
import { vacantWords } from './vocabulary.ts'
import { mentions } from './words.ts'

const namesGoals = (cell: string) =>
  ['sub_goals', 'initiatives', 'targets'].includes(meaningOfHeading(cell) ?? '')

/** A table is kept cell by cell; in a list of members each row is a seat. */
export function readTable(caption: Block | null, rows: readonly Block[], context: Context): void {
  const { section, ledger } = context
  const data = rows.filter((row) => !row.head)
  if (section.kind === 'members') {
    if (caption) ledger.take('heading', caption, section)
    for (const row of rows.filter((one) => one.head)) ledger.take('heading', row, section)
    for (const row of data) {
      const name = row.cells[0] ?? row.text
      takeSeat(
        row,
        row.cells.some((cell) => mentions(cell, vacantWords)) ? `${name} - ${vacantWords[0]}` : name,
        context,
      )
    }
    return
  }
  const header = rows.find((row) => row.head)?.cells ?? []
  const width = data[0]?.cells.length ?? 0
  const text = caption?.text ?? header.join(' · ')
  const table = { header, rows: data.map((row) => row.cells) }
  ledger.take('table', caption ? [caption, ...rows] : rows, section, { text, table })
  const first = rows[0]
  if (first && header.length > 0 && header.length !== width) ledger.note(first, 'header_not_split')
  if (first && header.some(namesGoals)) ledger.note(first, 'table_of_goals')
  for (const row of data) if (soundsLikeTarget(row.text)) ledger.note(row, 'perhaps_target')
}
