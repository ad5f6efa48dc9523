/** Where systems ask for a token, where they report, and what they read to know how. */
export const apiPaths = {
  token: '/api/token',
  concerns: '/api/concerns',
  document: '/api/openapi.json',
} as const
