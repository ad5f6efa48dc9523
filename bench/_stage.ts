import { readFile } from 'node:fs/promises'
import { inventedPersonNumber } from '../src/demonstration/person-number.ts'
import { importKinds } from '../src/features/import-kinds/index.ts'
import { readDeclaration } from '../src/features/imports/index.ts'
import { SealedNumbers } from '../src/features/imports/sealed-numbers.ts'
import { stagedRows } from '../src/features/imports/stage.ts'
import { addDays } from '../src/features/status-rules/index.ts'
import { newKeyDocument, parseKeyRing } from '../src/platform/keys/key-ring.ts'
const declaration = readDeclaration(await readFile('db/mappings/events.json', 'utf8'))
const kind = importKinds.find(({ name }) => name === 'events')!
const total = Number(process.argv[2])
const file = { async *open() {
  yield Buffer.from('Personnummer;Forløb;Uddannelse;Skole;Timer pr. måned;Start;Sidste dag;Forventet slut;Afslutning\r\n')
  for (let at = 0; at < total / 5; at += 1) {
    const n = inventedPersonNumber(addDays('1996-01-01', at % 4383), Math.floor(at / 4383) % 1000)
    let s = ''
    for (let k = 0; k < 5; k++) s += `${n};F-${at}-${k};stx;Skole nr. ${at % 60};;2024-08-01;;2027-06-30;\r\n`
    yield Buffer.from(s)
  }
} }
const seen = { rows: 0, faults: 0, unknown: new Map() }
let most = 0
const t = setInterval(() => { most = Math.max(most, process.memoryUsage().rss) }, 20)
const marks: string[] = []
let next = total / 10
for await (const rows of stagedRows(file, kind, { declaration, numbers: new SealedNumbers(parseKeyRing(newKeyDocument('2026-11-26'))), today: '2026-11-24' }, seen, () => {})) {
  most = Math.max(most, process.memoryUsage().rss)
  if (seen.rows >= next) { next += total / 10; globalThis.gc?.(); marks.push(`${seen.rows}: ${(process.memoryUsage().heapUsed / 2 ** 20).toFixed(1)}`) }
  void rows
}
clearInterval(t)
console.log(total, 'faults', seen.faults, 'peak rss', (most / 2 ** 20).toFixed(0), 'MB; heap after gc:', marks.join(', '))
