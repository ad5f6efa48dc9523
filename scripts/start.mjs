import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { againOnNode24, runsOnNode24 } from './node-24.mjs'
import { orStop, Stop, say } from './prepare/say.mjs'
import { prepare, root } from './prepare.mjs'

/* `npm start`: the demonstration. Builds the program when it is stale and runs it in this process. */

// Again here, because npm leaves `prestart` out where somebody's settings say ignore-scripts.
await orStop(prepare)

if (!runsOnNode24()) process.exit(await againOnNode24(root))

await orStop(async () => {
  if (process.env.NODE_ENV === 'production') throw new Stop(refusal())
  const { build, isBuilt } = await import('./build.mjs')
  if (!(await isBuilt())) await build({ say })
})

process.env.FODFAESTE_DEMO = '1'
// The whole municipality, beside the cast. Tests, which start the program themselves, have the cast alone.
process.env.FODFAESTE_DEMO_YOUNG ||= '34249'
process.argv.splice(
  1,
  process.argv.length,
  join(root, 'bin', 'fodfaeste.mjs'),
  'serve',
  ...process.argv.slice(2),
)
await import(pathToFileURL(join(root, 'dist', 'fodfaeste.js')).href)

function refusal() {
  const use =
    'npm start is the demonstration and does not run under NODE_ENV=production: use npm run build and then npx fodfaeste serve'
  // npm then sets it by itself; which of the two it was cannot be told safely, so it is refused all the same.
  const omits = (process.env.npm_config_omit ?? '').includes('dev')
  return omits ? `${use} (if only "omit=dev" in your .npmrc set it: node scripts/start.mjs).` : `${use}.`
}
