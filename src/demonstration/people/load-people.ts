import { type Citizen, cast } from '../../../test/cast.ts'
import { type NewPersonNumber, normalise, storePersonNumbers } from '../../features/person-numbers/index.ts'
import { refreshStatus } from '../../features/status/index.ts'
import {
  addContact,
  addGuardian,
  addRelation,
  addResidence,
  createPerson,
  fullName,
  recordStatutoryFact,
  writeNote,
  writeOwnWords,
} from '../../features/young-people/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { ActorTransaction } from '../../platform/db/with-actor.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import { type Calendar, calendarOf } from '../calendar.ts'
import { atOtherTimes } from '../day/clock.ts'
import { momentsOf, play } from '../day/play.ts'
import { begins, script } from '../day/script.ts'
import type { Young } from '../day/stage.ts'
import { inventedPersonNumber } from '../person-number.ts'
import { castMatters } from './cast-matters.ts'
import { inventGroup } from './crowd.ts'
import { found, loadStaff, type Staff } from './staff.ts'

interface Loading {
  readonly trx: ActorTransaction
  readonly actor: Actor
  readonly staff: Staff
  /** By the key of the cast, or group and place: `9.b/2`. */
  readonly young: Map<string, Young>
  /** Since then the cast's young people have had an account. */
  readonly accountsFrom: string
  readonly moved: Calendar
  readonly numbers: NewPersonNumber[]
}

const requestId = 'demonstration'

/** Classes around the cast, and those whom one of the staff looks after. Together about two hundred. */
const groups = [
  { key: '9.a', size: 21, born: [2010, 2011], unit: '9.a' },
  { key: '9.b', size: 23, born: [2010, 2011], unit: '9.b' },
  { key: '1.x', size: 26, born: [2008, 2010], unit: '1.x' },
  { key: '1.y', size: 27, born: [2008, 2010], unit: '1.y' },
  { key: 'ida', size: 20, born: [2007, 2010], contact: 'ida' },
  { key: 'rasmus', size: 22, born: [2003, 2008], contact: 'rasmus' },
  { key: 'nivi', size: 12, born: [2002, 2007], contact: 'nivi' },
  { key: 'zeynep', size: 25, born: [2002, 2006], contact: 'zeynep' },
  { key: 'goran', size: 8, born: [2003, 2008], contact: 'goran' },
  { key: 'nobody', size: 10, born: [2002, 2009] },
] as const satisfies readonly {
  key: string
  size: number
  born: readonly [number, number]
  unit?: string
  contact?: string
}[]

/**
 * They moved here with the strategy, so that they are not among those whom its figures of 2019 count: these are the generated
 * municipality's (docs/decisions/0023).
 */
const since = (day: string): string => (day > '2020-08-01' ? day : '2020-08-01')

/** When the people were loaded; nothing if they have not been. */
export async function whenLoaded(trx: ActorTransaction): Promise<Date | undefined> {
  const first = await trx
    .selectFrom('young_person')
    .select('created_at')
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  return first?.created_at
}

/**
 * Brings the cast and about two hundred young people around them, and has the cast do what they have done in the weeks before.
 * Returns how many are young.
 *
 * @param day of loading, `YYYY-MM-DD`
 */
export const loadPeople = (
  trx: ActorTransaction,
  actor: Actor,
  keys: KeyRing,
  day: string,
): Promise<number> =>
  atOtherTimes(trx, async (moveClock) => {
    const moments = await momentsOf(trx, day)
    await moveClock(moments.instant(begins))
    const staff = await loadStaff(trx)
    await moveClock('now')
    const moved = calendarOf(day)
    const loading: Loading = {
      trx,
      actor,
      moved,
      staff,
      young: new Map(),
      accountsFrom: moments.day(begins),
      numbers: [],
    }
    await loadYoung(loading)
    await storePersonNumbers(trx, keys, loading.numbers)
    await refreshStatus(trx, actor, 'everybody')
    const { young } = loading
    await play({ trx, task: actor, members: cast, actors: staff.actors, young, moments }, moveClock, script)
    return young.size
  })

async function loadYoung(loading: Loading): Promise<void> {
  const citizens = cast.filter((member): member is Citizen => member.dialect === 'citizen')
  for (const citizen of citizens)
    if (citizen.roles.includes('young-person')) await loadCitizen(loading, citizen)
  for (const citizen of citizens) if (citizen.guardianOf) await loadGuardian(loading, citizen)
  let serial = 20
  for (const group of groups) {
    const invented = inventGroup(group, serial, loading.moved)
    for (const [place, one] of invented.entries()) await loadInvented(loading, group, place, one)
    serial += group.size
  }
}

async function enter(
  loading: Loading,
  key: string,
  draft: Parameters<typeof createPerson>[3],
  serial: number,
) {
  const id = await createPerson(loading.trx, loading.actor, requestId, draft)
  const { givenName, familyName, birthDate } = draft
  loading.numbers.push(numberOf({ kind: 'young_person', id }, birthDate, serial))
  loading.young.set(key, { id, birthDate, name: fullName(givenName, familyName) })
  return id
}

function numberOf(owner: NewPersonNumber['owner'], birthDate: string, serial: number): NewPersonNumber {
  const number = normalise(inventedPersonNumber(birthDate, serial))
  if (!number) throw new Error('an invented person number is not one')
  return { owner, number, validFrom: null }
}

async function loadCitizen(loading: Loading, citizen: Citizen): Promise<void> {
  const { trx, actor, staff, moved, accountsFrom } = loading
  const birthDate = moved(citizen.birthDate)
  const [givenName = '', ...family] = citizen.name.split(' ')
  const personId = await enter(
    loading,
    citizen.key,
    {
      givenName,
      familyName: family.join(' '),
      birthDate,
      sex: null,
      ...(citizen.protectedNameAndAddress ? { protected: { until: moved('2027-05-31') } } : {}),
    },
    citizen.serial,
  )
  await addContact(trx, personId, {
    phone: `00 12 34 ${10 + citizen.serial}`,
    email: null,
    preferred: 'text-message',
  })
  await addResidence(trx, personId, {
    municipalityCode: '851',
    address: `Fjordkanten ${citizen.serial}`,
    area: 'Centrum',
    from: since(birthDate),
    source: 'demonstration',
  })
  await addRelation(trx, actor, requestId, {
    personId,
    with: { actorId: found(staff.actors, citizen.key) },
    kind: 'self',
    basis: 'own-data',
    from: accountsFrom,
  })
  if (citizen.schoolClass) await enrol(loading, personId, citizen.schoolClass.name)
  const matter = castMatters[citizen.key]
  for (const { key, from, until, ...relation } of matter?.around ?? [])
    await addRelation(trx, actor, requestId, {
      ...relation,
      from: moved(from),
      ...(until ? { until: moved(until) } : {}),
      personId,
      with: { actorId: found(staff.actors, key) },
    })
  for (const words of matter?.ownWords ?? [])
    await writeOwnWords(trx, actor, requestId, { personId, ...words })
  for (const { by, happenedOn, ...note } of matter?.notes ?? [])
    await writeNote(trx, actor, requestId, {
      ...note,
      happenedOn: moved(happenedOn),
      personId,
      writtenBy: found(staff.actors, by),
    })
}

/** Known before they sign in: by their person number, as every citizen is. */
async function loadGuardian(loading: Loading, citizen: Citizen): Promise<void> {
  const { trx, actor, staff, young, moved } = loading
  const actorId = found(staff.actors, citizen.key)
  const id = await addGuardian(trx, { actorId, phone: '00 98 76 54', email: null })
  loading.numbers.push(numberOf({ kind: 'guardian', id }, moved(citizen.birthDate), citizen.serial))
  for (const key of citizen.guardianOf ?? [])
    await addRelation(trx, actor, requestId, {
      personId: found(young, key).id,
      with: { actorId },
      kind: 'custody',
      basis: 'custody',
      from: moved('2011-01-01'),
    })
}

const enrol = (loading: Loading, personId: string, className: string): Promise<string> =>
  addRelation(loading.trx, loading.actor, requestId, {
    personId,
    with: { unitId: found(loading.staff.classes, className) },
    kind: 'enrolled',
    basis: 'enrolment',
    from: loading.moved('2026-08-10'),
    until: loading.moved('2027-07-01'),
  })

async function loadInvented(
  loading: Loading,
  group: (typeof groups)[number],
  place: number,
  one: ReturnType<typeof inventGroup>[number],
): Promise<void> {
  const { trx, actor, staff, moved } = loading
  const personId = await enter(loading, `${group.key}/${place}`, one.draft, one.serial)
  await addContact(trx, personId, one.contact)
  await addResidence(trx, personId, { ...one.home, from: since(one.home.from) })
  if ('unit' in group) await enrol(loading, personId, group.unit)
  if ('contact' in group)
    await addRelation(trx, actor, requestId, {
      personId,
      with: { actorId: found(staff.actors, group.contact) },
      kind: 'contact_person',
      basis: 'kui-guidance',
      from: moved('2026-08-17'),
    })
  // Every ninth has one of the things that the law lets a school have (KUI act § 15 d).
  if (one.serial % 9 === 0)
    await recordStatutoryFact(trx, actor, requestId, personId, {
      kind: one.serial % 2 === 0 ? 'dropout_risk' : 'education_order',
      source: 'demonstration',
      from: moved('2026-10-15'),
      until: one.serial % 2 === 0 ? moved('2027-01-15') : null,
    })
}
