import { type Citizen, cast, compulsorySchool, gymnasium } from '../../test/cast.ts'
import { importKinds } from '../features/import-kinds/index.ts'
import { type ImportServices, importer, receive, takeFile } from '../features/imports/index.ts'
import { withActor } from '../platform/db/with-actor.ts'
import { fileInMemory } from '../platform/files/open-file.ts'
import { type Calendar, calendarOf } from './calendar.ts'
import { awayOn, isRegistered } from './day/absence.ts'
import type { Whom } from './day/deed.ts'
import type { Moments } from './day/moments.ts'
import { momentsOf } from './day/play.ts'
import { inventGroup } from './people/crowd.ts'
import { groupsWithSerials } from './people/groups.ts'
import { inventedPersonNumber } from './person-number.ts'

const source = 'skole-fravaer'

interface Pupil {
  readonly whom: Whom
  readonly number: string
  readonly school: string
}

/** Who goes to one of the four classes: the cast's, and those around them. */
function pupilsOf(moved: Calendar): Pupil[] {
  const schoolOf = (unit: string): string => (unit.startsWith('9') ? compulsorySchool : gymnasium)
  const ofTheCast = cast
    .filter((member): member is Citizen => member.dialect === 'citizen')
    .flatMap(({ key, schoolClass, birthDate, serial }) =>
      schoolClass
        ? [
            {
              whom: key,
              number: inventedPersonNumber(moved(birthDate), serial),
              school: schoolClass.school,
            },
          ]
        : [],
    )
  const around = groupsWithSerials.flatMap(({ group, serial: first }) =>
    'unit' in group
      ? inventGroup(group, first, moved).map(({ serial, draft }, place) => ({
          whom: `${group.key}/${place}`,
          number: inventedPersonNumber(draft.birthDate, serial),
          school: schoolOf(group.unit),
        }))
      : [],
  )
  return [...ofTheCast, ...around]
}

/** So many working days are told of: the autumn, in the demonstration's own calendar. */
const mostDays = 75

/** What the two schools send: a row for each pupil and day. Lessons at the one, modules at the other. */
export function absenceFile(day: string, moments: Moments): string {
  const moved = calendarOf(day)
  const pupils = pupilsOf(moved)
  const days = Array.from({ length: mostDays }, (_, index) => index + 1)
    .map((daysBefore) => ({ daysBefore, day: moments.day([-daysBefore, '08:00']) }))
    .filter((one) => one.day >= moved('2026-08-10'))
    .filter((one) => one.day < moved('2026-10-12') || one.day > moved('2026-10-16'))
  const lines = days.flatMap(({ daysBefore, day: at }) => {
    const weekday = new Date(`${at}T00:00:00Z`).getUTCDay()
    return pupils
      .filter(({ whom }) => isRegistered(whom, daysBefore))
      .map(({ whom, number, school }) => {
        const held = school === gymnasium ? 4 : 6
        const away = awayOn(whom, daysBefore, weekday)
        const lessons = away?.lessons === 'all' ? held : (away?.lessons ?? 0)
        return [number, school, at, held, lessons, away?.kind ?? '', at].join(';')
      })
  })
  return ['Personnummer;Skole;Dato;Lektioner;Fraværslektioner;Fraværsart;Registreret', ...lines].join('\r\n')
}

/**
 * Has the schools' file taken in as any other. The same day makes the same file, which is known where it was taken: a start that was
 * broken off is completed by the next.
 */
export async function loadAbsence(
  services: ImportServices,
  day: string,
  say: (line: string) => void,
): Promise<void> {
  const { database, keys, municipality } = services
  const actor = importer(municipality)
  const moments = await withActor(database.kysely, actor, 'read only', async (trx) => {
    const taken = await trx
      .selectFrom('import_run')
      .select('id')
      .where('source', '=', source)
      .where('state', '=', 'applied')
      .limit(1)
      .executeTakeFirst()
    return taken ? undefined : momentsOf(trx, day)
  })
  if (!moments) return
  const bytes = Buffer.from(absenceFile(day, moments))
  const delivery = {
    source,
    bytes: {
      async *open() {
        yield bytes
      },
    },
    by: null,
  }
  const runId = await withActor(database.kysely, actor, 'read write', (trx) => receive(trx, keys, delivery))
  const file = await fileInMemory(bytes)
  const outcome = await takeFile(services, importKinds, { runId, file, dryRun: false, by: null })
  if (outcome.is !== 'applied' || outcome.counts.parked > 0)
    throw new Error(`the demonstration’s absence was not taken in: ${JSON.stringify(outcome)}`)
  say(`Took in what the two schools have registered of absence: ${outcome.counts.added} days of pupils.`)
}
