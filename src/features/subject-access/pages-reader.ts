import { z } from 'zod'
import { Conflict, Invalid, NotFound } from '../../platform/http/errors.ts'
import { anyOf, logged, type PageContext, type View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import { openPerson } from '../access/index.ts'
import { finishCopy, releaseWords } from './actions.ts'
import { paths } from './paths.ts'
import { type CopyRequest, getName, getRequestToRead, listWaiting } from './queries.ts'
import { findPhrases, phrasesIn } from './rules.ts'
import { text } from './text.ts'
import { type Filled, readingView, waitingView } from './views-reader.tsx'
import { listWordsToRead, type WordsToRead } from './words-to-read.ts'

/** Those who can be around a young person in the municipality; of whom is the rule's to say. */
const looking = {
  access: anyOf('counsellor', 'youth-guide', 'caseworker', 'mentor', 'team-leader'),
  audit: logged,
} as const
const rowKey = z.string().regex(/^[1-9]\d{0,17}$/)
const requestParams = z.object({ request: rowKey })
const wordsParams = z.object({ request: rowKey, number: z.string().regex(/^\d{1,4}$/) })

export const waitingPage = page({
  ...looking,
  id: 'work.copies',
  path: paths.waiting,
  params: z.object({}),
  async read(context) {
    const waiting = await listWaiting(context.db)
    context.trail.action = 'list'
    context.trail.shows(waiting.map(({ personId }) => personId))
    return waitingView(context, waiting)
  },
})

interface Reading {
  readonly request: CopyRequest
  readonly name: string
  readonly words: readonly WordsToRead[]
}

/** Opens the words of one request; restricted ones too, so that the row in the log says what it was for. */
async function openReading(context: PageContext, id: string): Promise<Reading> {
  const { db, trail } = context
  const request = await getRequestToRead(db, id)
  const standing = await openPerson(db, trail, request.personId)
  trail.action = 'export'
  trail.purpose = 'own copy, GDPR art. 15'
  return {
    request,
    name: await getName(db, request.personId),
    words: await listWordsToRead(db, standing, request),
  }
}

async function show(context: PageContext, id: string, filled?: Filled): Promise<View> {
  return readingView(context, { ...(await openReading(context, id)), filled })
}

export const readingPage = page({
  ...looking,
  id: 'work.copy',
  path: paths.reading,
  params: requestParams,
  read: (context, { request }) => show(context, request),
})

export const releaseAction = action({
  ...looking,
  id: 'work.copy-release.send',
  path: paths.release,
  params: wordsParams,
  input: () => z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/), phrases: z.string().max(5000) }),
  async act(context, { request: id, number }, { hash, phrases }) {
    const { db, actor, language } = context
    const t = text(language)
    const { request, words } = await openReading(context, id)
    if (request.readyAt) throw new Conflict(t('closed'))
    const one = words[Number(number)]
    if (!one) throw new NotFound()
    if (one.hash.toString('hex') !== hash) throw new Conflict(t('gone'))
    const { strikes, missing } = findPhrases(one.words, phrasesIn(phrases))
    if (missing.length > 0) throw new Invalid({ phrases: t('phraseMissing', { phrase: missing.join('; ') }) })
    await releaseWords(db, actor, request, one, strikes)
    return `${href(paths.reading, language, { request: id })}?done=released`
  },
  again: (context, { request, number }, typed, errors) =>
    show(context, request, { number: Number(number), typed, errors }),
})

export const finishAction = action({
  ...looking,
  id: 'work.copy-finish.send',
  path: paths.finish,
  params: requestParams,
  input: () => z.object({}),
  async act(context, { request: id }) {
    const { db, actor, requestId, language } = context
    const t = text(language)
    const { request, words } = await openReading(context, id)
    if (words.some(({ released }) => released === undefined)) throw new Conflict(t('finishMissing'))
    await finishCopy(db, actor, requestId, request, t('closed'))
    return `${href(paths.waiting, language)}?done=finished`
  },
  again: (context, { request }, typed, errors) => show(context, request, { number: -1, typed, errors }),
})
