/** Where the platform sends somebody to sign in; the pages are the feature's. */
export const signInPath = { da: '/log-ind', en: '/sign-in' } as const
/** For somebody signed in who has to show once more who they are. */
export const signInAgainPath = { da: '/log-ind/igen', en: '/sign-in/again' } as const
