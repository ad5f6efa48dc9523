import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDataFolder } from '../data-folder.ts'
import { Refusal } from '../refusal.ts'
import type { AuditKeys } from './services.ts'

const pairOf = (privateKey: KeyObject): AuditKeys => ({
  privateKey,
  publicKey: createPublicKey(privateKey),
})

/** Reads an Ed25519 private key: PEM as it is, or PEM or DER in base64, which fits on one line of an environment. */
export function readAuditKey(text: string): AuditKeys | undefined {
  const bytes = text.includes('-----') ? Buffer.from(text) : Buffer.from(text, 'base64')
  try {
    const privateKey = bytes.includes('-----')
      ? createPrivateKey(bytes)
      : createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' })
    return privateKey.asymmetricKeyType === 'ed25519' ? pairOf(privateKey) : undefined
  } catch {
    return undefined
  }
}

const demonstrationFile = (dataFolder: string): string => join(dataFolder, 'audit-key.pem')

/** The demonstration's key, where it has made one. */
export async function findDemonstrationKey(dataFolder: string): Promise<AuditKeys | undefined> {
  const text = await readFile(demonstrationFile(dataFolder), 'utf8').catch(() => '')
  return readAuditKey(text)
}

/** The demonstration's key, kept beside its data: seals of yesterday must verify today. */
export async function demonstrationKey(dataFolder: string): Promise<AuditKeys> {
  const kept = await findDemonstrationKey(dataFolder)
  if (kept) return kept
  const { privateKey } = generateKeyPairSync('ed25519')
  const file = demonstrationFile(dataFolder)
  makeDataFolder(dataFolder)
  await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  return pairOf(privateKey)
}

export const publicPem = ({ publicKey }: AuditKeys): string =>
  publicKey.export({ type: 'spki', format: 'pem' }).toString()

/** Beside the seals, so that whoever takes them away has what verifies them. Keys from before stay in the file. */
export async function publishKey(folder: string, keys: AuditKeys): Promise<void> {
  const file = join(folder, 'public-key.pem')
  const known = await readFile(file, 'utf8').catch(() => '')
  if (known.includes(publicPem(keys))) return
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(file, known + publicPem(keys), { mode: 0o644 })
}

/**
 * The public keys in a file: one, or several where the key was changed.
 *
 * @throws Refusal when there is none
 */
export async function readPublicKeys(file: string): Promise<KeyObject[]> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const blocks =
    text.match(/-----BEGIN PUBLIC KEY-----[\sA-Za-z0-9+/=]{1,1000}-----END PUBLIC KEY-----/g) ?? []
  const keys = blocks.flatMap((block) => {
    try {
      return [createPublicKey(block)]
    } catch {
      return []
    }
  })
  if (keys.length === 0) throw new Refusal(`There is no public key in ${file}.`)
  return keys
}
