import type { Registered } from '../../platform/http/page.ts'
import * as bodies from './pages-bodies.ts'
import * as edition from './pages-edition.ts'
import * as front from './pages-front.ts'
import * as passage from './pages-passage.ts'
import * as releases from './pages-releases.ts'

/** The leadership door: the strategy as those who carry it read it, and as the secretariat keeps it. */
export const leadPages: readonly Registered[] = [front, edition, passage, bodies, releases].flatMap((pages) =>
  Object.values<Registered | readonly Registered[]>(pages).flat(),
)
