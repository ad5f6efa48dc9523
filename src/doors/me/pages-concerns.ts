import { listToldConcerns, type ToldConcern } from '../../features/concerns/index.ts'
import { listObjections } from '../../features/objections/index.ts'
import type { PageContext } from '../../platform/http/page.ts'
import { page } from '../../platform/http/register.ts'
import { type Opened, openMine, ownOrChild, personParams } from './access.ts'
import { paths } from './paths.ts'
import { concernsView } from './views-concerns.ts'

/**
 * Concerns, from the day on which they may be told (domain §5). Of a child under protection a holder of custody is not told which
 * school it was: that is a place where they can be found (L-30).
 */
export async function toldConcernsOf({ db }: PageContext, opened: Opened): Promise<ToldConcern[]> {
  const told = await listToldConcerns(db, opened.personId)
  return opened.ofChild && opened.facts.isProtected
    ? told.map((one) => ({ ...one, organisation: undefined }))
    : told
}

export const concernsPage = page({
  ...ownOrChild,
  id: 'me.concerns',
  path: paths.concerns,
  params: personParams,
  async read(context, { person }) {
    const opened = await openMine(context, person)
    return concernsView({
      context,
      opened,
      concerns: await toldConcernsOf(context, opened),
      objections: await listObjections(context.db, opened.personId),
    })
  },
})
