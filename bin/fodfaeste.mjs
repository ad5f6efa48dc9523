#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { againOnNode24, runsOnNode24 } from '../scripts/node-24.mjs'

/* `npx fodfaeste …`: the program and its commands, as they were built. */

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const program = join(root, 'dist', 'fodfaeste.js')

if (!existsSync(join(root, 'node_modules')) || !existsSync(program)) {
  console.error(
    'Fodfæste is not installed and built here yet: run npm start first (on a server: npm run build).',
  )
  process.exit(1)
}
if (runsOnNode24()) {
  await import(pathToFileURL(program).href)
} else {
  const code = await againOnNode24(root)
  if (code === undefined)
    console.error(
      `Fodfæste needs Node 24, and this is ${process.versions.node}: run npm start, which brings it.`,
    )
  process.exit(code ?? 1)
}
