import { linesOf, projectFiles } from './files.mjs'

const warned = 250
const refused = 400

const counted = /^(?:src|test|scripts|bin|assets|bench|db)\/.*\.(?:tsx?|mts|mjs|scss|sql)$/
/** Generated, or words: long by nature, and nobody reads them from top to bottom. */
const free = [/(?:^|\/)text\.[a-z.]+\.ts$/, /^src\/platform\/db\/schema\.ts$/, /^test\/fixtures\//]
/** Data of the demonstration: long by nature too, but still read by people. */
const data = /^src\/demonstration\/strategy\//

/** Files over 400 lines are refused, over 250 warned of: a file that long does more than one thing. */
export function fileSizes() {
  const lengths = projectFiles()
    .filter((name) => counted.test(name) && !free.some((pattern) => pattern.test(name)))
    .map((name) => ({ name, lines: linesOf(name).length - 1 }))
    .sort((a, b) => b.lines - a.lines)
  const line = ({ name, lines }) => `${name} has ${lines} lines`
  return {
    faults: lengths.filter(({ lines }) => lines > refused).map((file) => `${line(file)}; at most ${refused}`),
    warnings: lengths
      .filter(({ name, lines }) => lines > warned && lines <= refused && !data.test(name))
      .map(line),
  }
}
