import type { Role } from '../../src/platform/access/actor.ts'

/** What comes back: a page (200), the way to another (303), a refusal (403), nothing there (404), faults in a form (422). */
type Answer = 200 | 303 | 403 | 404 | 422

export interface RouteAccess {
  readonly anonymous: Answer
  /** For everybody signed in whom it is open to. */
  readonly allowed: Answer
  /** Everybody signed in, unless roles are named; all others get 403. */
  readonly only?: readonly Role[]
  /** Where the path has parts: the Danish address of something that the demonstration brings. */
  readonly at?: string
}

const open = { anonymous: 200, allowed: 200 } as const
/** A form of somebody signed in, sent empty. */
const ownForm = { anonymous: 403, allowed: 422 } as const

/**
 * Who comes where, by the route's id: written down by hand, so that opening or closing something is a change that
 * somebody reads (trust requirement T-02). A form is sent with a valid token and nothing else.
 */
export const routeAccess: Readonly<Record<string, RouteAccess>> = {
  'public.front': open,
  'public.vision': open,
  'public.theme': { ...open, at: '/temaer/2' },
  'public.sub-goal': { ...open, at: '/delmaal/2.3' },
  'public.initiative': { ...open, at: '/initiativer/2.1' },
  'public.targets': open,
  'public.indicator': { ...open, at: '/maal-og-tal/eud-applications' },
  'public.partnership': open,
  'public.youth-council': open,
  'public.about-figures': open,
  'public.adopted-text': open,
  'public.turn-to': open,
  'public.search': open,
  'public.downloads': open,
  'public.accessibility': open,
  'public.privacy': open,
  'public.figures-file': open,
  'public.strategy-file': open,
  'public.robots': open,
  'public.site-map': open,
  'sign-in.page': open,
  // Without the name of a provider there is nothing to start, and without an attempt nothing to finish.
  'sign-in.start': { anonymous: 404, allowed: 404 },
  'sign-in.callback': { anonymous: 303, allowed: 303 },
  'sign-out': { anonymous: 303, allowed: 303 },
  'sign-out.done': { anonymous: 303, allowed: 303 },
  'account.page': { anonymous: 303, allowed: 200 },
  'account.end-session': ownForm,
  'account.end-other-sessions': ownForm,
}
