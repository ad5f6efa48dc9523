import type { FileSource } from '../../platform/files/source.ts'
import { type ColumnRule, rowsOf } from '../../platform/files/table.ts'
import { readText } from '../../platform/files/values.ts'
import type { Gathering } from './gathering.ts'
import type { Mapping } from './mapping.ts'

/**
 * Figures in a table of rows: StatBank's CSV and BULK, which differ in their mark only, and any other table that a mapping
 * describes.
 *
 * @throws FileRefused
 */
export async function takeTable(source: FileSource, mapping: Mapping, gathering: Gathering): Promise<void> {
  const { area, areaName, period, value, breakdown, only } = mapping
  const column = (heading: string | undefined): ColumnRule<string> => ({
    heading: heading ?? '',
    read: readText,
    optional: heading === undefined,
  })
  const pins = Object.entries(only)
  const columns = {
    area: column('from' in area ? area.from : undefined),
    areaName: column(areaName?.from),
    period: column(period.from),
    value: column(value.from),
    breakdown: column(breakdown?.from),
    ...Object.fromEntries(pins.map(([heading], at) => [`only ${at}`, column(heading)])),
  }
  for await (const rows of rowsOf(source, columns))
    for (const row of rows) {
      if (row.faults) {
        gathering.faults.push(...row.faults)
        continue
      }
      const values: Readonly<Record<string, string>> = row.values
      if (pins.some(([, word], at) => values[`only ${at}`] !== word)) continue
      gathering.take({
        line: row.line,
        area: row.values.area,
        areaName: row.values.areaName || null,
        period: row.values.period,
        breakdown: breakdown ? row.values.breakdown : null,
        datum: row.values.value,
      })
    }
}
