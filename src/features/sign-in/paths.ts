export const signOutPath = { da: '/log-ud', en: '/sign-out' } as const
export const accountPath = { da: '/konto', en: '/account' } as const
export const endSessionPath = { da: '/konto/afslut', en: '/account/end' } as const
export const endOthersPath = { da: '/konto/afslut-andre', en: '/account/end-others' } as const

/**
 * Where providers send the browser back to. An administrator registers them with the provider, so there is one of
 * each, and the language travels in the attempt.
 */
export const callbackPath = '/sign-in/callback'
export const signedOutPath = '/sign-out/done'
