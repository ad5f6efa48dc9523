import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { againOnNode24, runsOnNode24 } from './node-24.mjs'
import { orStop } from './prepare/say.mjs'
import { prepare, root } from './prepare.mjs'

const outFolder = join(root, 'dist')
const stamp = join(outFolder, 'built')
const sources = [
  'src',
  'assets',
  'test/cast.ts',
  'scripts/build.mjs',
  'scripts/build-assets.mjs',
  'package-lock.json',
]

/** Whether dist/ is newer than everything it is made of. */
export async function isBuilt() {
  const built = await stat(stamp).catch(() => undefined)
  if (!built) return false
  for (const source of sources) if ((await newest(join(root, source))) > built.mtimeMs) return false
  return true
}

async function newest(path) {
  const entry = await stat(path)
  if (!entry.isDirectory()) return entry.mtimeMs
  const inside = await Promise.all((await readdir(path)).map((name) => newest(join(path, name))))
  return Math.max(entry.mtimeMs, ...inside)
}

/** Makes dist/: the program as one bundle (the demonstration beside it), and the files that browsers get. */
export async function build({ say = console.error } = {}) {
  const [{ build: bundle }, { buildAssets }] = await Promise.all([
    import('esbuild'),
    import('./build-assets.mjs'),
  ])
  say('Building the program …')
  await rm(outFolder, { recursive: true, force: true })
  await bundle({
    entryPoints: {
      fodfaeste: join(root, 'src/commands/cli.ts'),
      // A thread of its own, and so a file of its own.
      'pdf-worker': join(root, 'src/platform/pdf/worker.ts'),
    },
    outdir: outFolder,
    bundle: true,
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: 'linked',
    logLevel: 'error',
    // pg asks for pg-native only if it is installed; it is not.
    // The PDF compiler is a native file.
    external: ['pg-native', '@myriaddreamin/typst-ts-node-compiler'],
    // Bundled CommonJS packages ask for Node's own modules by require.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  })
  await buildAssets({ outFolder: join(outFolder, 'assets') })
  await writeFile(stamp, '')
}

// By hand or by npm, which leaves `prebuild` out where somebody's settings say ignore-scripts.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await orStop(prepare)
  if (!runsOnNode24()) process.exit(await againOnNode24(root))
  await build()
}
