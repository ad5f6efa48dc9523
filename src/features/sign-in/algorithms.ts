/** Signed with a key that only the provider has. Neither `none` nor HS256, whatever the provider offers. */
export const trustedAlgorithms: readonly string[] = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'EdDSA',
]
