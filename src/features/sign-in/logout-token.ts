import { constants, createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto'
import { z } from 'zod'
import { trustedAlgorithms } from './algorithms.ts'

/** What a provider says when somebody's session with it has ended (OpenID Connect Back-Channel Logout 1.0). */
export interface LogoutToken {
  readonly subject: string
  /** Once used, never again. */
  readonly id: string
}

export interface UnverifiedToken {
  readonly issuer: string
  readonly audience: readonly string[]
  readonly keyName: string | undefined
  readonly algorithm: string
  readonly payload: unknown
  readonly signed: string
  readonly signature: Buffer
}

/** Seconds: a token is told at once, and clocks differ by no more than at sign-in. */
const oldest = 300
const skew = 60
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'

const header = z.object({
  alg: z.string(),
  kid: z.string().max(200).optional(),
  typ: z
    .string()
    .regex(/^(?:application\/)?(?:logout\+jwt|jwt)$/i)
    .optional(),
  crit: z.undefined().optional(),
})
const issuedBy = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]).transform((aud) => [aud].flat()),
})
const claims = z.object({
  sub: z.string().min(1).max(255),
  jti: z.string().min(1).max(255),
  iat: z.number(),
  exp: z.number().optional(),
  nonce: z.undefined().optional(),
  events: z.object({ [logoutEvent]: z.record(z.string(), z.unknown()) }),
})

/** Takes a token apart and believes nothing of it; `undefined` for what is none, or is signed in a way we never take. */
export function takeApart(token: string): UnverifiedToken | undefined {
  const [first, second, third, ...more] = token.split('.')
  if (first === undefined || second === undefined || !third || more.length > 0) return undefined
  const head = header.safeParse(jsonIn(first))
  const payload = jsonIn(second)
  const from = issuedBy.safeParse(payload)
  if (!head.success || !from.success || !trustedAlgorithms.includes(head.data.alg)) return undefined
  return {
    issuer: from.data.iss,
    audience: from.data.aud,
    keyName: head.data.kid,
    algorithm: head.data.alg,
    payload,
    signed: `${first}.${second}`,
    signature: Buffer.from(third, 'base64url'),
  }
}

/**
 * Whom to sign out, if one of the provider's keys made the token and it is a logout token of just now. A key that the
 * token brings along or points to is never looked at.
 */
export function verifyLogoutToken(
  token: UnverifiedToken,
  keys: readonly JsonWebKey[],
  now: Date,
): LogoutToken | undefined {
  const fitting = keys.filter(({ kid }) => token.keyName === undefined || kid === token.keyName)
  if (!fitting.some((key) => isSignedBy(token, key))) return undefined
  const read = claims.safeParse(token.payload)
  if (!read.success) return undefined
  const { sub, jti, iat, exp } = read.data
  const seconds = now.getTime() / 1000
  const isFresh = iat > seconds - oldest && iat < seconds + skew && (exp ?? seconds) > seconds - skew
  return isFresh ? { subject: sub, id: jti } : undefined
}

const hashes: Readonly<Record<string, string>> = { 256: 'sha256', 384: 'sha384', 512: 'sha512' }

function isSignedBy({ algorithm, signed, signature }: UnverifiedToken, jwk: JsonWebKey): boolean {
  const key = publicKey(jwk)
  if (!key || (jwk.use !== undefined && jwk.use !== 'sig')) return false
  const [family, kind] = [algorithm.slice(0, 2), key.asymmetricKeyType]
  const data = Buffer.from(signed)
  const hash = hashes[algorithm.slice(2)]
  if (algorithm === 'EdDSA') return kind === 'ed25519' && verify(null, data, key, signature)
  if (hash === undefined) return false
  if (family === 'ES')
    return kind === 'ec' && verify(hash, data, { key, dsaEncoding: 'ieee-p1363' }, signature)
  if (kind !== 'rsa') return false
  const padding = family === 'PS' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
  const salt = family === 'PS' ? { saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : {}
  return verify(hash, data, { key, padding, ...salt }, signature)
}

/** Keys that we cannot read, as a shared secret among them, are not ours to use. */
function publicKey(jwk: JsonWebKey): KeyObject | undefined {
  try {
    return jwk.kty === 'oct' ? undefined : createPublicKey({ key: jwk, format: 'jwk' })
  } catch {
    return undefined
  }
}

function jsonIn(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
