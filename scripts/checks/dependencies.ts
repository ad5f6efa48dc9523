import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, textOf } from './files.ts'

const page = 'docs/dependencies.md'

/** Every run-time package has its line in docs/dependencies.md, and no line is left behind by one that is gone. */
export function dependencyLines(): string[] {
  if (!existsSync(join(root, page))) return [`${page} is missing`]
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    textOf('package.json'),
  ) as Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Readonly<Record<string, string>>>
  return missingLines(
    Object.keys(dependencies),
    Object.keys({ ...devDependencies, ...optionalDependencies }),
    textOf(page),
  )
}

/** What a page about dependencies lacks or has too much. */
export function missingLines(
  runTime: readonly string[],
  development: readonly string[],
  text: string,
): string[] {
  const described = [...text.matchAll(/^\|\s*`([^`\s]+)`\s*\|/gm)].map(([, name = '']) => name)
  const all = new Set([...runTime, ...development])
  return [
    ...runTime.filter((name) => !described.includes(name)).map((name) => `${page} has no line for ${name}`),
    ...described
      .filter((name) => !all.has(name))
      .map((name) => `${page} describes ${name}, which package.json lacks`),
  ]
}
