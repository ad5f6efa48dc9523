import { posix } from 'node:path'
import ts from 'typescript'
import { projectFiles, textOf } from './files.ts'
import { treeOf, walk } from './syntax.ts'

/** Every link from one document to another file leads somewhere, and every variable of the configuration is explained. */
export function documents(): string[] {
  const files = new Set(projectFiles())
  const folders = new Set([...files].flatMap((name) => ancestors(name)))
  const links = [...files]
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => linksIn(name, textOf(name)).map((link) => ({ name, link })))
    .filter(({ link }) => !files.has(link) && !folders.has(link))
    .map(({ name, link }) => `${name} links to ${link}, which is not there`)
  return [...links, ...missingVariables(variables(), textOf('docs/operations.md'))]
}

/** The files that a document links to, as paths from the root. */
export const linksIn = (name: string, text: string): string[] =>
  [...text.matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, link = '']) => link.replace(/#.*$/, ''))
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link))
    .map((link) => posix.join(posix.dirname(name), link))

const ancestors = (name: string): string[] => {
  const folder = posix.dirname(name)
  return folder === '.' ? [] : [folder, ...ancestors(folder)]
}

/** The names that src/config.ts reads from the environment. */
function variables(): string[] {
  const names: string[] = []
  walk(treeOf('src/config.ts'), (node) => {
    if (ts.isPropertyAssignment(node) && /^[A-Z][A-Z_]+$/.test(node.name.getText()))
      names.push(node.name.getText())
  })
  return names
}

/** What docs/operations.md lacks of some variables, and what it has too much. */
export function missingVariables(names: readonly string[], text: string): string[] {
  const described = [...text.matchAll(/^\|\s*`([A-Z][A-Z_]+)`\s*\|/gm)].map(([, name = '']) => name)
  return [
    ...names
      .filter((name) => !described.includes(name))
      .map((name) => `docs/operations.md has no line for ${name}`),
    ...described
      .filter((name) => !names.includes(name))
      .map((name) => `docs/operations.md describes ${name}, which src/config.ts does not read`),
  ]
}
