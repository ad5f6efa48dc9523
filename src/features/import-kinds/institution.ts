import { sql } from 'kysely'
import type { Judging, Load } from '../imports/index.ts'
import type { CellReader } from './read-cell.ts'

/** The school that a row is of: as the row names it, else the one that its source is declared for. */
export const institutionIn = (read: CellReader, { declaration }: Judging): string =>
  declaration.institution ?? read.needed('institution', 200)

/** Parks rows about nobody, or about a place that is no school here. A file of a school says nothing about other organisations. */
export async function parkStrangers({ trx }: Load): Promise<void> {
  await sql`update resolved set fault = 'person_unknown' where fault is null and person_id is null`.execute(
    trx,
  )
  await sql`update resolved set organisation_id = school.id from organisation school
    where fault is null and lower(school.name) = lower(institution)
      and school.kind in ('compulsory-school', 'youth-education', 'other')
      and (school.valid_until is null or today() < school.valid_until)`.execute(trx)
  await sql`update resolved set fault = 'institution_unknown' where fault is null and organisation_id is null`.execute(
    trx,
  )
}
