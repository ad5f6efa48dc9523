import { type Citizen, cast } from '../../../test/cast.ts'
import { storePersonNumbers } from '../../features/person-numbers/index.ts'
import { raiseSignals } from '../../features/signals/index.ts'
import { refreshStatus } from '../../features/status/index.ts'
import {
  addContact,
  addGuardian,
  addRelation,
  addResidence,
  writeNote,
  writeOwnWords,
} from '../../features/young-people/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { type ActorTransaction, asSystem } from '../../platform/db/with-actor.ts'
import type { KeyRing } from '../../platform/keys/key-ring.ts'
import { calendarOf } from '../calendar.ts'
import { atOtherTimes } from '../day/clock.ts'
import { momentsOf, play } from '../day/play.ts'
import { begins, script } from '../day/script.ts'
import { castMatters } from './cast-matters.ts'
import { enrol, enter, type Loading, numberOf, requestId, since } from './entering.ts'
import { loadCrowd } from './load-crowd.ts'
import { loadDoings } from './load-doings.ts'
import { found, loadStaff } from './staff.ts'

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
    await loadDoings(loading)
    await storePersonNumbers(trx, keys, loading.numbers)
    await refreshStatus(trx, actor, 'everybody')
    const { young } = loading
    await play({ trx, task: actor, members: cast, actors: staff.actors, young, moments }, moveClock, script)
    await moveClock('now')
    // As the night before would have found it.
    await asSystem(trx, actor, 'signals', () => raiseSignals(trx, actor.municipality.code, day))
    return young.size
  })

async function loadYoung(loading: Loading): Promise<void> {
  const citizens = cast.filter((member): member is Citizen => member.dialect === 'citizen')
  for (const citizen of citizens)
    if (citizen.roles.includes('young-person')) await loadCitizen(loading, citizen)
  for (const citizen of citizens) if (citizen.guardianOf) await loadGuardian(loading, citizen)
  await loadCrowd(loading)
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
