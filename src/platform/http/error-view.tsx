import { catalogue } from '../text/catalogue.ts'
import type { Language } from '../text/language.ts'
import {
  Conflict,
  Forbidden,
  ForgedRequest,
  Invalid,
  LogUnwritable,
  NotFound,
  OthersForm,
  SessionOver,
  SignedInSince,
  SignInFirst,
  TooLarge,
  TooMany,
} from './errors.ts'
import { type KeptForm, KeptFormAgain, type Lost, textsOf } from './kept-form.tsx'
import type { View } from './page.ts'
import { href } from './path.ts'
import { signInPath } from './sign-in-paths.ts'
import { da } from './text.da.ts'
import { en } from './text.en.ts'
import { TextsToCopy } from './texts-to-copy.tsx'

const text = catalogue({ da, en })

/** What went wrong, in the few kinds that a page can tell apart. */
export type Fault =
  | 'notFound'
  | 'forbidden'
  | 'sessionOver'
  | 'signedInSince'
  | 'signInFirst'
  | 'othersForm'
  | 'forged'
  | 'tooLarge'
  | 'tooMany'
  | 'away'
  | 'broken'

const statuses = {
  notFound: 404,
  forbidden: 403,
  sessionOver: 403,
  signedInSince: 403,
  signInFirst: 403,
  othersForm: 403,
  forged: 403,
  tooLarge: 413,
  tooMany: 429,
  away: 503,
  broken: 500,
} as const

/** What was sent is as good as before, and only could not be taken now: it is shown again. */
const mayBeSentAgain = ['sessionOver', 'signedInSince', 'signInFirst', 'tooMany', 'away', 'broken'] as const
type MayBeSentAgain = (typeof mayBeSentAgain)[number]
export const isToBeKept = (fault: Fault): fault is MayBeSentAgain =>
  mayBeSentAgain.some((one) => one === fault)

/**
 * What was sent has no place any more, because the thing, the relation or the right is gone: what was written is left to be copied.
 * Both look the same, as nobody is told which it was.
 */
export const isToBeCopied = (fault: Fault): boolean => fault === 'notFound' || fault === 'forbidden'

/** Anything that is not one of ours is a bug, and gets a number that finds it in the log. */
export function faultOf(error: unknown): Fault {
  if (error instanceof NotFound) return 'notFound'
  if (error instanceof SignedInSince) return 'signedInSince'
  if (error instanceof OthersForm) return 'othersForm'
  if (error instanceof ForgedRequest) return 'forged'
  if (error instanceof TooLarge) return 'tooLarge'
  if (error instanceof TooMany) return 'tooMany'
  if (error instanceof SessionOver) return 'sessionOver'
  if (error instanceof SignInFirst) return 'signInFirst'
  if (error instanceof Forbidden) return 'forbidden'
  if (error instanceof Invalid || error instanceof Conflict) return 'broken'
  return error instanceof LogUnwritable || isDatabaseAway(error) ? 'away' : 'broken'
}

/**
 * No server, a server that shuts down or starts up, or a pool that has waited too long for a connection. Of one that is lost in the
 * middle of a transaction what is heard is that it could not be rolled back: the connection is *not queryable*.
 */
function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  const refused = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ETIMEDOUT', 'EPIPE'].includes(code)
  const goingAway = code.startsWith('08') || ['57P01', '57P02', '57P03', '53300'].includes(code)
  return (
    refused ||
    goingAway ||
    /timeout exceeded when trying to connect|Connection terminated|is not queryable/.test(error.message)
  )
}

/** How long a machine should leave us alone while the database is away. */
const secondsWithoutDatabase = 30

interface Happened {
  readonly error?: unknown
  /** What was sent and not taken, where that may be sent again or copied. */
  readonly kept?: KeptForm | Lost | undefined
  /** Of somebody signed in. */
  readonly name?: string | undefined
}

export function errorView(
  fault: Fault,
  language: Language,
  requestId: string,
  happened: Happened = {},
): View {
  const t = text(language)
  const { error, kept } = happened
  const texts = isToBeCopied(fault) && typeof kept === 'object' ? textsOf(kept) : []
  const said = texts.length > 0 ? 'notSaved' : fault
  const paragraph = said === 'broken' ? t('brokenText', { id: requestId }) : t(`${said}Text`)
  return {
    title: t(`${said}Title`),
    status: statuses[fault],
    unlisted: true,
    ...(error instanceof TooMany ? { retryAfter: error.seconds } : {}),
    ...(fault === 'away' ? { retryAfter: secondsWithoutDatabase } : {}),
    main: (
      <>
        <div class="page-head band">
          <h1>{t(`${said}Title`)}</h1>
        </div>
        <p>{paragraph}</p>
        {texts.length > 0 ? (
          <TextsToCopy texts={texts} words={t('notSavedCopy')} language={language} />
        ) : null}
        {isToBeKept(fault) ? sentBefore(fault, language, happened) : null}
        <p>
          <a href={href({ da: '/', en: '/' }, language)}>{t('toFront')}</a>
        </p>
      </>
    ),
  }
}

/** What was sent, to be sent again; or what to do where it cannot be shown. Signing in is in another tab, so that this one stays. */
function sentBefore(fault: MayBeSentAgain, language: Language, { error, kept, name = '' }: Happened) {
  const t = text(language)
  const signIn =
    fault === 'sessionOver' ? href(signInPath, language) : error instanceof SignInFirst ? error.at : undefined
  if (kept === undefined) return null
  const isShown = typeof kept === 'object'
  return (
    <>
      {signIn === undefined ? null : (
        <p>
          <a href={signIn} target="_blank" rel="noopener">
            {t('signInThere')}
          </a>
        </p>
      )}
      {isShown ? (
        <KeptFormAgain
          kept={kept}
          words={t(`${fault}Kept`, { name })}
          button={t('sendAgain')}
          fileAgain={t('fileAgain')}
        />
      ) : (
        <p>{t(kept === 'file' ? 'lostFile' : 'lostText')}</p>
      )}
    </>
  )
}
