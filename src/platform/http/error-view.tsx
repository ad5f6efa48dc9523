import { catalogue } from '../text/catalogue.ts'
import type { Language } from '../text/language.ts'
import {
  Conflict,
  Forbidden,
  ForgedRequest,
  Invalid,
  LogUnwritable,
  NotFound,
  SessionOver,
  TooLarge,
  TooMany,
} from './errors.ts'
import { type KeptForm, KeptFormAgain } from './kept-form.tsx'
import type { View } from './page.ts'
import { href } from './path.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'

const text = catalogue({ da, en })

/** What went wrong, in the few kinds that a page can tell apart. */
export type Fault =
  | 'notFound'
  | 'forbidden'
  | 'sessionOver'
  | 'forged'
  | 'tooLarge'
  | 'tooMany'
  | 'away'
  | 'broken'

const statuses = {
  notFound: 404,
  forbidden: 403,
  sessionOver: 403,
  forged: 403,
  tooLarge: 413,
  tooMany: 429,
  away: 503,
  broken: 500,
} as const

/** Anything that is not one of ours is a bug, and gets a number that finds it in the log. */
export function faultOf(error: unknown): Fault {
  if (error instanceof NotFound) return 'notFound'
  if (error instanceof ForgedRequest) return 'forged'
  if (error instanceof TooLarge) return 'tooLarge'
  if (error instanceof TooMany) return 'tooMany'
  if (error instanceof SessionOver) return 'sessionOver'
  if (error instanceof Forbidden) return 'forbidden'
  if (error instanceof Invalid || error instanceof Conflict) return 'broken'
  return error instanceof LogUnwritable || isDatabaseAway(error) ? 'away' : 'broken'
}

/** No server, a server that shuts down or starts up, or a pool that has waited too long for a connection. */
function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  const refused = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ETIMEDOUT', 'EPIPE'].includes(code)
  const goingAway = code.startsWith('08') || ['57P01', '57P02', '57P03', '53300'].includes(code)
  return (
    refused ||
    goingAway ||
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  )
}

/** How long a machine should leave us alone while the database is away. */
const secondsWithoutDatabase = 30

/** @param kept what was sent and not taken, where the database is away */
export function errorView(
  fault: Fault,
  language: Language,
  requestId: string,
  error?: unknown,
  kept?: KeptForm,
): View {
  const t = text(language)
  const paragraph = fault === 'broken' ? t('brokenText', { id: requestId }) : t(`${fault}Text`)
  return {
    title: t(`${fault}Title`),
    status: statuses[fault],
    unlisted: true,
    ...(error instanceof TooMany ? { retryAfter: error.seconds } : {}),
    ...(fault === 'away' ? { retryAfter: secondsWithoutDatabase } : {}),
    main: (
      <>
        <div class="page-head band">
          <h1>{t(`${fault}Title`)}</h1>
        </div>
        <p>{paragraph}</p>
        {kept ? <KeptFormAgain kept={kept} words={t('awayKept')} button={t('awayAgain')} /> : null}
        <p>
          <a href={href({ da: '/', en: '/' }, language)}>{t('toFront')}</a>
        </p>
      </>
    ),
  }
}
