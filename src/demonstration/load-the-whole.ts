import type { Database } from '../platform/db/connect.ts'
import type { KeyRing } from '../platform/keys/key-ring.ts'
import { allMunicipalities } from '../platform/municipality/municipality-by-host.ts'
import { demonstrationMunicipality } from './load-demonstration.ts'
import { dayFrom } from './municipality/days.ts'
import { continued, preparedFile, readMunicipality } from './municipality/file.ts'
import { generate } from './municipality/generate.ts'
import { loadMunicipality } from './municipality/load.ts'
import type { PersonRecord } from './municipality/record.ts'

/** The seed of the demonstration's own municipality. */
const seed = 851

/**
 * Brings the whole municipality beside the cast, once: from the prepared file, its lives gone on to the day; of another size
 * drawn anew.
 *
 * @param day of loading, `YYYY-MM-DD`
 * @returns how many people; none where they are there already
 */
export async function loadTheWhole(
  database: Database,
  keys: KeyRing,
  { young, day, stop }: { readonly young: number; readonly day: string; readonly stop: AbortSignal },
  say: (line: string) => void,
): Promise<number> {
  const municipality = (await allMunicipalities(database)).find(
    ({ code }) => code === demonstrationMunicipality.code,
  )
  if (!municipality) throw new Error('the demonstration’s municipality has not been added')
  return loadMunicipality({
    database,
    municipality,
    keys,
    young,
    people: () => {
      say(`Inventing a municipality of ${young} young people beside the cast: a minute or more, once.`)
      return peopleOn(young, day)
    },
    say,
    stop,
  })
}

async function peopleOn(young: number, day: string): Promise<Iterable<PersonRecord>> {
  const until = dayFrom(day)
  const prepared = await readMunicipality(preparedFile())
  // A clock that stands before the file's end goes back to the beginning: lives are not taken back.
  if (prepared.young === young && prepared.seed === seed && prepared.until <= until)
    return continued(prepared, until)
  return generate({ young, seed, until })
}
