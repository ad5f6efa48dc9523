import { type Category, openPerson } from '../../features/access/index.ts'
import { getPerson } from '../../features/young-people/index.ts'
import { NotFound } from '../../platform/http/errors.ts'
import type { PageContext } from '../../platform/http/page.ts'

/**
 * Somebody of whom the actor may write what lies in a category.
 *
 * @throws NotFound for whoever may not, as for somebody who is not there
 */
export async function openToWrite({ db, trail }: PageContext, personId: string, category: Category) {
  const standing = await openPerson(db, trail, personId)
  if (!standing.mayWrite(category)) throw new NotFound()
  return { standing, person: await getPerson(db, standing.personId) }
}
