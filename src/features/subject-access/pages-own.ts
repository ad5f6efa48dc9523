import { z } from 'zod'
import { NotFound } from '../../platform/http/errors.ts'
import { anyOf, logged, type PageContext, type View } from '../../platform/http/page.ts'
import { href } from '../../platform/http/path.ts'
import { action, page } from '../../platform/http/register.ts'
import { makePdf } from '../../platform/pdf/make-pdf.ts'
import { openPerson, type Standing } from '../access/index.ts'
import { askForWords } from './actions.ts'
import { type CopyFrame, copyAsDocument, copyAsJson } from './copy.ts'
import { type CopiedTable, gatherCopy } from './gather.ts'
import { paths } from './paths.ts'
import { findOwnRequest, getName, listOwnPeople } from './queries.ts'
import { throughOf } from './rules.ts'
import { text } from './text.ts'
import { copyView, listView } from './views-own.tsx'

const own = { access: anyOf('young-person', 'guardian'), audit: logged } as const
const personParams = z.object({ person: z.uuid() })

/** Of whom somebody may have a copy. Who has only themselves is led on by one link. */
export const listPage = page({
  ...own,
  id: 'me.copies',
  path: paths.list,
  params: z.object({}),
  async read(context) {
    const people = await listOwnPeople(context.db)
    context.trail.action = 'list'
    context.trail.shows(people.map(({ personId }) => personId))
    return listView(context, people)
  },
})

interface Mine {
  readonly standing: Standing
  readonly through: 'self' | 'custody'
  readonly name: string
}

/** Whoever works with a young person has no copy of them, however much they may see: for them, nobody is here. */
async function openMine(context: PageContext, personId: string): Promise<Mine> {
  const standing = await openPerson(context.db, context.trail, personId)
  const through = throughOf(standing)
  if (!through) throw new NotFound()
  return { standing, through, name: await getName(context.db, standing.personId) }
}

async function show(context: PageContext, personId: string, conflict?: string): Promise<View> {
  const { standing, through, name } = await openMine(context, personId)
  const request = await findOwnRequest(context.db, standing.personId)
  return copyView(context, { personId: standing.personId, through, name, request, conflict })
}

export const copyPage = page({
  ...own,
  id: 'me.copy',
  path: paths.copy,
  params: personParams,
  read: (context, { person }) => show(context, person),
})

async function gather(
  context: PageContext,
  personId: string,
): Promise<{ tables: CopiedTable[]; frame: CopyFrame }> {
  const { standing, through, name } = await openMine(context, personId)
  context.trail.action = 'export'
  const request = await findOwnRequest(context.db, standing.personId)
  const frame: CopyFrame = {
    language: context.language,
    municipality: context.municipality.name,
    name,
    through,
    at: context.now,
    promisedBy: request?.readyAt === null ? request.promisedBy : null,
  }
  return { tables: await gatherCopy(context.db, standing), frame }
}

const file = (body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response =>
  new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })

export const jsonPage = page({
  ...own,
  id: 'me.copy-json',
  path: paths.json,
  params: personParams,
  async read(context, { person }) {
    const { tables, frame } = await gather(context, person)
    return file(copyAsJson(tables, frame), 'application/json; charset=utf-8', 'data.json')
  },
})

export const pdfPage = page({
  ...own,
  id: 'me.copy-pdf',
  path: paths.pdf,
  params: personParams,
  async read(context, { person }) {
    const { tables, frame } = await gather(context, person)
    return file(await makePdf(copyAsDocument(tables, frame)), 'application/pdf', 'copy.pdf')
  },
})

export const askAction = action({
  ...own,
  id: 'me.copy-ask.send',
  path: paths.ask,
  params: personParams,
  input: () => z.object({}),
  async act(context, { person }) {
    const { db, actor, requestId, language, trail } = context
    const { standing, through } = await openMine(context, person)
    trail.action = 'export'
    const { personId } = standing
    await askForWords(db, actor, requestId, { personId, through, already: text(language)('already') })
    return `${href(paths.copy, language, { person: personId })}?done=asked`
  },
  again: (context, { person }, _, { conflict }) => show(context, person, conflict),
})
