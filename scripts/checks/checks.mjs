import { boundaries } from './boundaries.mjs'
import { types } from './compiler.mjs'
import { dependencyLines } from './dependencies.mjs'
import { fileSizes } from './file-sizes.mjs'
import { inlineAttributes, rawMarkup } from './markup.mjs'
import { patterns } from './patterns.mjs'
import { migrationGrants, sqlText } from './sql.mjs'
import { verdictOf } from './tool.mjs'
import { lockFile, machineTraces } from './traces.mjs'
import { publicWords } from './words.mjs'

/**
 * Every static check: a name and a function that gives the faults (none is good), or faults and warnings.
 * The long ones stand first, because two run side by side.
 */
export const checks = [
  { name: 'types', run: types },
  {
    name: 'lint with types',
    run: () =>
      verdictOf('oxlint', ['--type-aware', '--deny-warnings', '-f', 'unix', 'src', 'test', 'assets']),
  },
  { name: 'patterns', run: patterns },
  { name: 'unused', run: () => verdictOf('knip', ['--no-progress']) },
  { name: 'boundaries', run: boundaries },
  { name: 'format and lint', run: () => verdictOf('biome', ['ci', '--colors=off', '.']) },
  { name: 'sql', run: sqlText },
  { name: 'migrations', run: migrationGrants },
  { name: 'raw markup', run: rawMarkup },
  { name: 'inline attributes', run: inlineAttributes },
  { name: 'public words', run: publicWords },
  { name: 'file sizes', run: fileSizes },
  { name: 'lock file', run: lockFile },
  { name: 'machine traces', run: machineTraces },
  { name: 'dependency lines', run: dependencyLines },
]
