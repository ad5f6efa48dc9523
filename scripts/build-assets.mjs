// Builds what the browser fetches beside the pages: one stylesheet, one script, two fonts, the icon of the site.
// Names carry a hash of the content, so that a browser may keep a file for ever (src/platform/http/assets.ts).
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip, constants as zlib } from 'node:zlib'
import { build, transform } from 'esbuild'
import { compile } from 'sass'

const root = fileURLToPath(new URL('..', import.meta.url))
const source = join(root, 'assets')
const designSystem = join(root, 'node_modules/dkfds/src')
const fontFolder = join(designSystem, 'fonts/IBMPlexSans/split/woff2')
const fonts = ['IBMPlexSans-Regular-Latin1.woff2', 'IBMPlexSans-SemiBold-Latin1.woff2']

/**
 * Writes the built files, their compressed copies and `manifest.json` (plain name → name with hash).
 * The folder is emptied first. The same sources give the same files.
 */
export async function buildAssets({ outFolder }) {
  await rm(outFolder, { recursive: true, force: true })
  await mkdir(outFolder, { recursive: true })
  const built = []
  const add = (name, content) => {
    const file = hashed(name, content)
    built.push({ name, file, content: Buffer.from(content) })
    return file
  }
  for (const font of fonts) add(font, await readFile(join(fontFolder, font)))
  add('favicon.svg', await readFile(join(source, 'favicon.svg')))
  add(
    'speculation.json',
    JSON.stringify(JSON.parse(await readFile(join(source, 'speculation.json'), 'utf8'))),
  )
  add('site.js', await script())
  add('site.css', await stylesheet((name) => built.find((file) => file.name === name)?.file))
  await Promise.all(built.map((file) => write(outFolder, file)))
  const manifest = Object.fromEntries(built.map(({ name, file }) => [name, file]).sort())
  await writeFile(join(outFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}

function hashed(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  return name.replace(/\.([a-z0-9]+)$/, `-${hash}.$1`)
}

async function write(folder, { file, content }) {
  await writeFile(join(folder, file), content)
  if (file.endsWith('.woff2')) return // is brotli already
  const best = { params: { [zlib.BROTLI_PARAM_QUALITY]: 11, [zlib.BROTLI_PARAM_SIZE_HINT]: content.length } }
  await writeFile(join(folder, `${file}.br`), await promisify(brotliCompress)(content, best))
  await writeFile(join(folder, `${file}.gz`), await promisify(gzip)(content, { level: 9 }))
}

async function script() {
  const result = await build({
    entryPoints: [join(source, 'site.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  })
  return result.outputFiles[0].text
}

async function stylesheet(hashedName) {
  const colours = JSON.parse(await readFile(join(source, 'colours.json'), 'utf8'))
  const { css } = compile(join(source, 'site.scss'), {
    loadPaths: [join(designSystem, 'stylesheets')],
    quietDeps: true,
  })
  const linked = css.replace(/url\("([^"]+\.woff2)"\)/g, (_, name) => `url("${hashedName(name)}")`)
  const themed = `${customProperties(colours)}${withCustomProperties(linked, colours)}`
  return (await transform(themed, { loader: 'css', minify: true, target: 'es2022' })).code
}

function customProperties(colours) {
  const block = (index) =>
    Object.entries(colours)
      .map(([name, values]) => `--${name}:${values[index]};`)
      .join('')
  // Paper is light: dark colours are for screens only.
  return `:root{color-scheme:light dark;${block(0)}}@media screen and (prefers-color-scheme:dark){:root{${block(1)}}}`
}

/** The design system writes colours as numbers; a number that we do not know stops the build. */
function withCustomProperties(css, colours) {
  const names = new Map(Object.entries(colours).map(([name, [light]]) => [light, name]))
  const property = (colour) => {
    const name = names.get(colour.toLowerCase().replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3'))
    if (!name) throw new Error(`The colour ${colour} is not in assets/colours.json`)
    return `var(--${name})`
  }
  return css
    .replace(/background-image: url\([^)]*svg-icons[^)]*\);/g, '') // marks are drawn in CSS (_form-controls.scss)
    .replace(/(?<=[:\s,])white(?=[;,\s)])/g, '#ffffff')
    .replace(/#(?:[0-9a-f]{6}|[0-9a-f]{3})(?=[;,\s)])/gi, property)
}
