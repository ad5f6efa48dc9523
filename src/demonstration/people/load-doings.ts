import { type Citizen, cast } from '../../../test/cast.ts'
import { type Doing, doneAround, doneByCast, doneInClass } from './doings.ts'
import type { Loading } from './entering.ts'

/** What each of the young people does: the cast by their own story, a class together, the others in turn. */
function doingsOf(key: string): readonly Doing[] {
  const member = cast.find((one): one is Citizen => one.dialect === 'citizen' && one.key === key)
  if (member) return doneByCast[key] ?? doneInClass[member.schoolClass?.name ?? ''] ?? []
  const [group = '', place] = key.split('/')
  const inTurn = doneAround[group] ?? []
  return doneInClass[group] ?? inTurn[Number(place) % inTurn.length] ?? []
}

/** Writes down what everybody does, as the sources have told it: without it nobody knew where anybody is. */
export async function loadDoings({ trx, young, moved }: Loading): Promise<void> {
  const organisations = await trx.selectFrom('organisation').select(['id', 'name']).execute()
  const idOf = new Map(organisations.map(({ id, name }) => [name, id]))
  const rows = [...young].flatMap(([key, { id, birthDate }]) =>
    doingsOf(key).map(({ provider, from, until, ...doing }) => {
      const known = provider === undefined ? undefined : idOf.get(provider)
      // Nobody began school before they were six.
      const first = [moved(from), `${Number(birthDate.slice(0, 4)) + 6}-08-01`].toSorted().at(-1)
      return {
        person_id: id,
        type: doing.type,
        provider_id: known ?? null,
        provider: known === undefined ? (provider ?? null) : null,
        valid: `[${first},${until === undefined ? '' : moved(until)})`,
        outcome: doing.outcome ?? null,
        expected_end: doing.expectedEnd === undefined ? null : moved(doing.expectedEnd),
        hours_month: doing.hoursMonth ?? null,
        confirmed_on: moved(doing.confirmedOn),
        learned_at: new Date(`${moved(doing.confirmedOn)}T08:00:00Z`),
        source: 'demonstration',
      }
    }),
  )
  await trx.insertInto('activity').values(rows).execute()
}
