import { asvs } from './asvs.ts'
import { boundaries } from './boundaries.ts'
import { types } from './compiler.ts'
import { dangerousFunctions } from './dangerous.ts'
import { dependencyLines } from './dependencies.ts'
import { documents } from './documents.ts'
import { fileSizes } from './file-sizes.ts'
import { dataInventory } from './inventory.ts'
import { inlineAttributes, rawMarkup } from './markup.ts'
import { migrationGrants } from './migrations.ts'
import { noScore } from './no-score.ts'
import { outboundCalls } from './outbound.ts'
import { patterns } from './patterns.ts'
import { sqlText } from './sql.ts'
import { verdictOf } from './tool.ts'
import { lockFile, machineTraces } from './traces.ts'
import { publicWords } from './words.ts'

type Found = readonly string[] | { readonly faults: readonly string[]; readonly warnings: readonly string[] }

interface Check {
  readonly name: string
  readonly run: () => Found | Promise<Found>
}

/**
 * Every static check: a name and a function that gives the faults (none is good), or faults and warnings.
 * The long ones stand first, because two run side by side.
 */
export const checks: readonly Check[] = [
  { name: 'types', run: types },
  {
    name: 'lint with types',
    run: () =>
      verdictOf('oxlint', [
        '--type-aware',
        '--deny-warnings',
        '-f',
        'unix',
        'src',
        'test',
        'assets',
        'scripts/checks',
      ]),
  },
  { name: 'patterns', run: patterns },
  { name: 'unused', run: () => verdictOf('knip', ['--no-progress']) },
  { name: 'boundaries', run: boundaries },
  { name: 'format and lint', run: () => verdictOf('biome', ['ci', '--colors=off', '.']) },
  { name: 'sql', run: sqlText },
  { name: 'outbound', run: outboundCalls },
  { name: 'migrations', run: migrationGrants },
  { name: 'raw markup', run: rawMarkup },
  { name: 'inline attributes', run: inlineAttributes },
  { name: 'dangerous functions', run: dangerousFunctions },
  { name: 'public words', run: publicWords },
  { name: 'no score', run: noScore },
  { name: 'file sizes', run: fileSizes },
  { name: 'lock file', run: lockFile },
  { name: 'machine traces', run: machineTraces },
  { name: 'dependency lines', run: dependencyLines },
  { name: 'documents', run: documents },
  { name: 'asvs', run: asvs },
  { name: 'inventory', run: dataInventory },
]
