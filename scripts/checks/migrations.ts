import { projectFiles, textOf } from './files.ts'

/** Every migration says what the program's roles may do with what it makes, or in a comment why nobody needs to. */
export function migrationGrants(): string[] {
  return projectFiles()
    .filter((name) => name.startsWith('db/migrations/'))
    .flatMap((name) => migrationFaults(name, textOf(name)))
}

/** What is wrong with one migration. */
export function migrationFaults(name: string, text: string): string[] {
  const faults = /\/\d{4}-[a-z0-9-]+\.sql$/.test(name)
    ? []
    : [`${name}: the name is not NNNN-words-with-hyphens.sql`]
  const makes = /^\s*create\s+(?:table|(?:materialized\s+)?view|function|sequence)\s/im.test(text)
  if (makes && !/^\s*grant\s/im.test(text) && !/^-- No grants: /im.test(text))
    faults.push(`${name}: grants nothing, and has no line "-- No grants: …" that says why`)
  return faults
}
