import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, textOf } from './files.mjs'

const page = 'docs/dependencies.md'

/** Every run-time package has its line in docs/dependencies.md, and no line is left behind by one that is gone. */
export function dependencyLines() {
  if (!existsSync(join(root, page))) return [`${page} is missing`]
  const { dependencies, devDependencies } = JSON.parse(textOf('package.json'))
  return missingLines(Object.keys(dependencies), Object.keys(devDependencies), textOf(page))
}

/** What a page about dependencies lacks or has too much. */
export function missingLines(runTime, development, text) {
  const described = [...text.matchAll(/^\| `([^`\s]+)` \|/gm)].map(([, name]) => name)
  const all = new Set([...runTime, ...development])
  return [
    ...runTime.filter((name) => !described.includes(name)).map((name) => `${page} has no line for ${name}`),
    ...described
      .filter((name) => !all.has(name))
      .map((name) => `${page} describes ${name}, which package.json lacks`),
  ]
}
