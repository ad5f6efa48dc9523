import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Handler } from 'hono'
import { z } from 'zod'

/** Where the built files live on the site. */
const base = '/assets/'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  // The type that a browser demands of the file named by a Speculation-Rules header.
  '.json': 'application/speculationrules+json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

interface StoredFile {
  readonly type: string
  readonly identity: Uint8Array<ArrayBuffer>
  readonly br?: Uint8Array<ArrayBuffer>
  readonly gzip?: Uint8Array<ArrayBuffer>
}

const manifestShape = z.record(z.string(), z.string())

export interface Assets {
  /** The address of a built file by its plain name. Throws for a name that was not built. */
  readonly assetUrl: (name: string) => string
  /** Answers `GET /assets/*`. */
  readonly serveAssets: Handler
}

/**
 * Reads the files that `scripts/build-assets.mjs` made into memory, once, at start. Their names change with
 * their content, so a browser may keep them for ever.
 *
 * @example
 * const { assetUrl, serveAssets } = await loadAssets('dist/assets')
 * app.get('/assets/*', serveAssets)
 * assetUrl('site.css') // '/assets/site-0a1b2c3d4e.css'
 */
export async function loadAssets(folder: string): Promise<Assets> {
  const manifest = manifestShape.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))
  const present = new Set(await readdir(folder))
  const files = new Map<string, StoredFile>()
  for (const name of Object.values(manifest)) files.set(name, await load(folder, name, present))
  return {
    assetUrl: (name) => {
      const file = manifest[name]
      if (file === undefined) throw new Error(`No asset is called ${name}`)
      return base + file
    },
    serveAssets: (context) => {
      const file = files.get(context.req.path.slice(base.length))
      if (!file) return context.notFound()
      const encoding = pickEncoding(context.req.header('accept-encoding') ?? '', file)
      return context.body(file[encoding] ?? file.identity, 200, {
        'Content-Type': file.type,
        'Cache-Control': 'public, max-age=31536000, immutable',
        'X-Content-Type-Options': 'nosniff',
        Vary: 'Accept-Encoding',
        ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
      })
    },
  }
}

async function load(folder: string, name: string, present: ReadonlySet<string>): Promise<StoredFile> {
  const read = async (file: string) => new Uint8Array(await readFile(join(folder, file)))
  return {
    type: types[extname(name)] ?? 'application/octet-stream',
    identity: await read(name),
    ...(present.has(`${name}.br`) ? { br: await read(`${name}.br`) } : {}),
    ...(present.has(`${name}.gz`) ? { gzip: await read(`${name}.gz`) } : {}),
  }
}

/** The smallest form that the browser takes; `br;q=0` refuses one. */
function pickEncoding(header: string, file: StoredFile): 'br' | 'gzip' | 'identity' {
  const accepted = new Set(
    header
      .split(',')
      .map((part) => part.split(';').map((piece) => piece.trim().toLowerCase()))
      .filter(([, quality]) => quality === undefined || Number(quality.replace('q=', '')) > 0)
      .map(([name]) => name),
  )
  if (file.br && accepted.has('br')) return 'br'
  return file.gzip && accepted.has('gzip') ? 'gzip' : 'identity'
}
