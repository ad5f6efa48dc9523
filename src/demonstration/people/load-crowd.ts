import { addRelation, recordStatutoryFact } from '../../features/young-people/index.ts'
import { type Invented, inventGroup } from './crowd.ts'
import { enrol, enter, type Loading, requestId, since } from './entering.ts'
import { type groups, groupsWithSerials } from './groups.ts'
import { found } from './staff.ts'

/** Brings those around the cast; where they live and how they are reached in one statement each. */
export async function loadCrowd(loading: Loading): Promise<void> {
  const entered: (Invented & { readonly personId: string })[] = []
  for (const { group, serial } of groupsWithSerials)
    for (const [place, one] of inventGroup(group, serial, loading.moved).entries())
      entered.push({ ...one, personId: await loadInvented(loading, group, place, one) })
  const { trx } = loading
  await trx
    .insertInto('person_contact')
    .values(entered.map(({ personId, contact }) => ({ person_id: personId, ...contact })))
    .execute()
  await trx
    .insertInto('residence')
    .values(
      entered.map(({ personId, home }) => ({
        person_id: personId,
        municipality_code: home.municipalityCode,
        address: home.address,
        area: home.area,
        valid_from: since(home.from),
        source: home.source,
      })),
    )
    .execute()
}

async function loadInvented(
  loading: Loading,
  group: (typeof groups)[number],
  place: number,
  one: Invented,
): Promise<string> {
  const { trx, actor, staff, moved } = loading
  const personId = await enter(loading, `${group.key}/${place}`, one.draft, one.serial)
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
  return personId
}
