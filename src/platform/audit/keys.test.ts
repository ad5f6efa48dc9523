import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationKey, publicPem, publishKey, readAuditKey, readPublicKeys } from './keys.ts'

let folder: string
beforeAll(() => {
  mkdirSync(resolve('var/test'), { recursive: true })
  folder = mkdtempSync(resolve('var/test/keys-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const { privateKey } = generateKeyPairSync('ed25519')
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const der = privateKey.export({ type: 'pkcs8', format: 'der' })

describe('the key that signs seals', () => {
  it.each([
    ['PEM', pem],
    ['PEM in base64', Buffer.from(pem).toString('base64')],
    ['DER in base64', der.toString('base64')],
  ])('is read as %s', (_form, text) => {
    expect(readAuditKey(text)?.privateKey.equals(privateKey)).toBe(true)
  })

  it.each([
    [
      'of another kind',
      generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ],
    ['that is no key', 'no key'],
    ['cut short', pem.slice(0, 60)],
  ])('is refused when it is one %s', (_kind, text) => {
    expect(readAuditKey(text)).toBeUndefined()
  })

  it('of the demonstration is made once, for its own account only', async () => {
    const first = await demonstrationKey(folder)
    expect(publicPem(await demonstrationKey(folder))).toBe(publicPem(first))
    expect(statSync(join(folder, 'audit-key.pem')).mode & 0o777).toBe(0o600)
  })

  it('leaves its public half beside the seals, and that of a key before it', async () => {
    const keys = [await demonstrationKey(folder), { privateKey, ...readAuditKey(pem) }].map(
      ({ privateKey: key }) => readAuditKey(key.export({ type: 'pkcs8', format: 'pem' }).toString()),
    )
    for (const pair of [...keys, ...keys]) if (pair) await publishKey(folder, pair)
    const published = await readPublicKeys(join(folder, 'public-key.pem'))
    expect(published.map((key) => key.export({ type: 'spki', format: 'pem' }).toString())).toEqual(
      keys.map((pair) => pair && publicPem(pair)),
    )
  })

  it('is missed in words', async () => {
    await expect(readPublicKeys(join(folder, 'nowhere.pem'))).rejects.toThrow(/There is no public key in/)
    writeFileSync(join(folder, 'broken.pem'), '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----')
    await expect(readPublicKeys(join(folder, 'broken.pem'))).rejects.toThrow(/There is no public key in/)
  })
})
