import { projectFiles, textOf } from './files.ts'

const warned = 250
const refused = 400

const counted = /^(?:src|test|scripts|bin|assets|bench|db)\/.*\.(?:tsx?|mts|mjs|scss|sql)$/
/** Generated, or words: long by nature, and nobody reads them from top to bottom. */
const free = [/(?:^|\/)text\.[a-z.]+\.ts$/, /^src\/platform\/db\/schema\.ts$/, /^test\/fixtures\//]
/** Data of the demonstration: long by nature too, but still read by people. */
const data = /^src\/demonstration\/strategy\//

/** Files over 400 lines are refused, over 250 warned of: a file that long does more than one thing. */
export function fileSizes(): Sizes {
  return judgeSizes(projectFiles().map((name) => ({ name, lines: textOf(name).split('\n').length - 1 })))
}

interface Sizes {
  readonly faults: readonly string[]
  readonly warnings: readonly string[]
}

/** Which of some files are too long, the longest first. */
export function judgeSizes(files: readonly { readonly name: string; readonly lines: number }[]): Sizes {
  const long = files
    .filter(({ name, lines }) => lines > warned && counted.test(name) && !free.some((one) => one.test(name)))
    .sort((a, b) => b.lines - a.lines)
  const said = ({ name, lines }: { name: string; lines: number }): string => `${name} has ${lines} lines`
  return {
    faults: long.filter(({ lines }) => lines > refused).map((file) => `${said(file)}; at most ${refused}`),
    warnings: long.filter(({ name, lines }) => lines <= refused && !data.test(name)).map(said),
  }
}
