import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { PersonActor } from '../../platform/access/actor.ts'
import { writeAccess } from '../../platform/audit/access-log.ts'
import { Trail } from '../../platform/audit/trail.ts'
import { type ActorTransaction, asSystem, withActor } from '../../platform/db/with-actor.ts'
import { Conflict } from '../../platform/http/errors.ts'
import { readBounded } from '../../platform/http/form-body.ts'
import { newRequestId } from '../../platform/http/request-id.ts'
import { localDate } from '../../platform/time.ts'
import { isPupil, openPerson } from '../access/index.ts'
import { receiveConcern } from '../concerns/index.ts'
import { type ApiClient, findLiveClient, reportingApi } from './clients.ts'
import { Refused } from './problem.ts'
import { findPupil, findReporter } from './reporters.ts'
import { reportSchema, type Said, wholeOf } from './said.ts'
import type { Asked } from './services.ts'
import { readToken } from './token.ts'

const mostBytes = 64 * 1024
const keptDays = 30
const receipt = z.object({ number: z.string(), href: z.string() })

/** What is refused before anything is read: the token, the type, the key. */
export async function answerConcern(asked: Asked): Promise<Response> {
  const { services, municipality, request } = asked
  const client = await clientOf(asked)
  const key = request.headers.get('idempotency-key') ?? ''
  if (!/^[A-Za-z0-9_-]{8,64}$/.test(key))
    throw new Refused({
      status: 400,
      code: 'idempotency-key-missing',
      title: 'Send an Idempotency-Key of your own with each report: 8 to 64 letters, digits, - or _.',
    })
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers.get('content-type') ?? ''))
    throw new Refused({ status: 415, code: 'not-json', title: 'Send the report as application/json.' })
  const bytes = await readBounded(request, mostBytes)
  const said = parsed(bytes)
  const actor = await withActor(services.kysely, reportingApi(municipality), 'read only', (trx) =>
    findReporter(trx, municipality, client, said.reporter),
  )
  if (!actor)
    throw invalid('reporter-unknown', [
      {
        pointer: '/reporter',
        detail: 'Nobody of this school who may report has signed in to Fodfæste by that user id.',
      },
    ])
  const saidHash = createHash('sha256').update(bytes).digest()
  const answer = await withActor(services.kysely, actor, 'read write', (trx) =>
    once(trx, actor, { client, key, saidHash }, () => report(trx, actor, asked, { client, said })),
  )
  return Response.json(answer, {
    status: 201,
    headers: { 'Cache-Control': 'no-store', Location: answer.href },
  })
}

async function clientOf({ services, municipality, request }: Asked): Promise<ApiClient> {
  const [, token = ''] =
    /^Bearer ([A-Za-z0-9._-]{1,200})$/i.exec(request.headers.get('authorization') ?? '') ?? []
  const signing = { secret: services.secret, code: municipality.code }
  const id = readToken(signing, token, services.now())
  const client =
    id &&
    (await withActor(services.kysely, reportingApi(municipality), 'read only', (trx) =>
      findLiveClient(trx, id),
    ))
  if (!client)
    throw new Refused({ status: 401, code: 'token', title: 'Ask for a token first, or for a new one.' })
  return client
}

function parsed(bytes: Uint8Array): Said {
  let sent: unknown
  try {
    sent = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refused({ status: 400, code: 'unreadable', title: 'What was sent is not JSON in UTF-8.' })
  }
  const read = reportSchema.safeParse(sent)
  if (read.success) return read.data
  throw invalid(
    'report-invalid',
    read.error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, detail: message })),
  )
}

const invalid = (
  code: string,
  errors: readonly { readonly pointer: string; readonly detail: string }[],
): Refused => new Refused({ status: 422, code, title: 'Something in the report cannot be used.', errors })

interface Once {
  readonly client: ApiClient
  readonly key: string
  readonly saidHash: Buffer
}

/** A report under a key is taken once; the same again waits for the first, and gets its receipt. */
async function once(
  trx: ActorTransaction,
  actor: PersonActor,
  { client, key, saidHash }: Once,
  take: () => Promise<z.output<typeof receipt>>,
): Promise<z.output<typeof receipt>> {
  const of = <T>(work: () => Promise<T>) => asSystem(trx, actor, 'reporting-api', work)
  const before = await of(async () => {
    await sql`delete from api_report where client_id = ${client.id}::uuid
      and at < present() - make_interval(days => ${keptDays})`.execute(trx)
    const { rows } = await sql`insert into api_report (client_id, key, said_hash)
      values (${client.id}::uuid, ${key}, ${saidHash}) on conflict do nothing returning key`.execute(trx)
    if (rows.length > 0) return undefined
    return trx
      .selectFrom('api_report')
      .select(['said_hash', 'answer'])
      .where('client_id', '=', client.id)
      .where('key', '=', key)
      .executeTakeFirstOrThrow()
  })
  if (before) {
    if (!before.said_hash.equals(saidHash))
      throw new Refused({ status: 422, code: 'key-used', title: 'This key was used for another report.' })
    return receipt.parse(before.answer)
  }
  const answer = await take()
  await of(() =>
    trx
      .updateTable('api_report')
      .set({ answer: JSON.stringify(answer) })
      .where('client_id', '=', client.id)
      .where('key', '=', key)
      .execute(),
  )
  return answer
}

/** As the reporter themselves: whom the rule does not let them see is somebody whom staff have to find. */
async function report(
  trx: ActorTransaction,
  actor: PersonActor,
  { services, origin }: Asked,
  { client, said }: { readonly client: ApiClient; readonly said: Said },
): Promise<z.output<typeof receipt>> {
  const trail = new Trail()
  const requestId = newRequestId()
  const personId = await ownPupil(trx, trail, said)
  const about = personId
    ? { personId }
    : { name: said.pupil.name, birthDate: said.pupil.birthDate, class: said.pupil.class ?? null }
  const taken = await receiveConcern(
    trx,
    actor,
    requestId,
    { about, said: wholeOf(said), schoolId: client.organisationId },
    'nobody',
  ).catch((fault: unknown) => {
    if (!(fault instanceof Conflict)) throw fault
    throw new Refused({ status: 409, code: 'no-owner', title: 'Nobody is here yet who could take it up.' })
  })
  await writeAccess(trx, actor, {
    requestId,
    page: 'api.concerns',
    method: 'POST',
    result: 'done',
    action: 'change',
    subjects: trail.subjects('done'),
    reasons: trail.reasons,
    legalBasis: trail.legalBasis,
    // That somebody wrote it is no sooner told than the report.
    tellFrom: taken.tellFrom > localDate(services.now()) ? taken.tellFrom : undefined,
  })
  return { number: taken.number, href: `${origin}/school/concerns/${taken.id}` }
}

/** Found among the reporter's own pupils, as on the page: by enrolment in their class, or at their institution. */
async function ownPupil(trx: ActorTransaction, trail: Trail, { pupil }: Said): Promise<string | undefined> {
  const found = await findPupil(trx, pupil)
  if (found === undefined) return undefined
  return isPupil(await openPerson(trx, trail, found)) ? found : undefined
}
