import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildAssets } from '../../../scripts/build-assets.mjs'
import { type Assets, loadAssets } from './assets.ts'

let folder: string
let assets: Assets
const app = new Hono()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assets-'))
  await buildAssets({ outFolder: folder })
  assets = await loadAssets(folder)
  app.get('/assets/*', assets.serveAssets)
})
afterAll(() => rm(folder, { recursive: true }))

const get = (name: string, encoding = '') =>
  app.request(assets.assetUrl(name), { headers: { 'Accept-Encoding': encoding } })
const bytes = async (response: Response | Promise<Response>) =>
  Buffer.from(await (await response).arrayBuffer())

describe('a built file', () => {
  test('may be kept for ever, because its name is made of its content', async () => {
    const response = await get('site.css')
    expect(response.status).toBe(200)
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(response.headers.get('Vary')).toBe('Accept-Encoding')
    expect(assets.assetUrl('site.css')).toMatch(/^\/assets\/site-[0-9a-f]{10}\.css$/)
  })

  test.each([
    ['site.css', 'text/css; charset=utf-8'],
    ['site.js', 'text/javascript; charset=utf-8'],
    ['favicon.svg', 'image/svg+xml'],
    ['speculation.json', 'application/speculationrules+json'],
    ['IBMPlexSans-Regular-Latin1.woff2', 'font/woff2'],
  ])('%s is sent as %s', async (name, type) => {
    expect((await get(name)).headers.get('Content-Type')).toBe(type)
  })

  test.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
    ['', null, (content: Buffer) => content],
    ['br;q=0, identity', null, (content: Buffer) => content],
  ])('is the same file for a browser that accepts "%s"', async (accepted, encoding, unpack) => {
    const response = await get('site.css', accepted)
    expect(response.headers.get('Content-Encoding')).toBe(encoding)
    expect(unpack(await bytes(response))).toEqual(await bytes(get('site.css')))
  })
})

describe('anything else', () => {
  test.each([
    '/assets/site.css',
    '/assets/manifest.json',
    '/assets/../package.json',
    '/assets/%2e%2e/x',
    '/assets/',
  ])('%s does not exist', async (path) => {
    expect((await app.request(path)).status).toBe(404)
  })

  test('cannot be linked to', () => {
    expect(() => assets.assetUrl('other.css')).toThrow('No asset is called other.css')
  })
})

describe('the build', () => {
  test('gives the same files every time', async () => {
    const again = await mkdtemp(join(tmpdir(), 'assets-'))
    const manifest = await buildAssets({ outFolder: again })
    await rm(again, { recursive: true })
    expect(manifest).toEqual(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))
  })

  test('keeps a first view light', async () => {
    const size = async (name: string) => (await bytes(get(name, 'br'))).length
    const fonts =
      (await size('IBMPlexSans-Regular-Latin1.woff2')) + (await size('IBMPlexSans-SemiBold-Latin1.woff2'))
    expect(fonts).toBeLessThan(51_000)
    expect(await size('site.css')).toBeLessThan(25_000)
    expect((await bytes(get('site.js'))).length).toBeLessThan(5_000)
  })

  test('asks nobody else for anything, and leaves no address that was not built', async () => {
    const css = (await bytes(get('site.css'))).toString()
    const built = new Set(Object.keys(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))))
    const linked = [...css.matchAll(/url\(([^)]*)\)/g)].map(([, url]) => url)
    expect(linked).toHaveLength(2)
    for (const url of linked) expect(built).toContain(url?.replace(/-[0-9a-f]{10}/, ''))
    expect(css).not.toMatch(/https?:|data:|@import/)
  })

  test('never fetches ahead what changes something, is somebody’s own, or is a download', async () => {
    const rules = JSON.parse((await bytes(get('speculation.json'))).toString())
    const text = JSON.stringify(rules)
    for (const path of [
      '/me/*',
      '/work/*',
      '/lead/*',
      '/admin/*',
      '/en/lead/*',
      '/log-ind*',
      '/log-ud*',
      '/*.csv',
    ])
      expect(text).toContain(`"${path}"`)
    expect(text).toContain('[download]')
  })
})
