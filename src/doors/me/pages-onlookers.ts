import { html } from 'hono/html'
import {
  type Category,
  categoryName,
  listOnlookers,
  type Onlooker,
  reasonName,
} from '../../features/access/index.ts'
import { roleName } from '../../features/own-log/index.ts'
import type { PageContext, View } from '../../platform/http/page.ts'
import { page } from '../../platform/http/register.ts'
import type { Language } from '../../platform/text/language.ts'
import { longDate } from '../../platform/time.ts'
import { table } from '../../ui/table.ts'
import { type Opened, openMine, ownOrChild, personParams } from './access.ts'
import { myPage } from './layout.ts'
import { paths } from './paths.ts'
import { text } from './text.ts'

/** Those who can see the page in one and the same way: their unit and role, how many they are, and never a name. */
interface Group extends Pick<Onlooker, 'reason' | 'role' | 'organisation' | 'until'> {
  readonly categories: readonly Category[]
  readonly count: number
}

function grouped(onlookers: readonly Onlooker[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { reason, role, organisation, until, categories } of onlookers) {
    const key = [reason, role, organisation, until, categories.join()].join('|')
    const count = (groups.get(key)?.count ?? 0) + 1
    groups.set(key, { reason, role, organisation, until, categories, count })
  }
  return [...groups.values()]
}

export const onlookersPage = page({
  ...ownOrChild,
  id: 'me.onlookers',
  path: paths.onlookers,
  params: personParams,
  async read(context, { person }) {
    const opened = await openMine(context, person)
    const onlookers = await listOnlookers(context.db, opened.personId)
    // A parent is not told of the other one (L-30), nor of the young person, who has a page of their own.
    const shown = opened.ofChild
      ? onlookers.filter(({ reason }) => reason !== 'self' && reason !== 'custody')
      : onlookers.filter(({ reason }) => reason !== 'self')
    return onlookersView(context, opened, grouped(shown))
  },
})

function onlookersView(context: PageContext, opened: Opened, groups: readonly Group[]): View {
  const { language } = context
  const t = text(language)
  const title = opened.ofChild
    ? t('childOnlookersTitle', { name: opened.facts.givenName })
    : t('onlookersTitle')
  return {
    title,
    unlisted: true,
    main: myPage({
      opened,
      context,
      title,
      children: html`<p>${t('onlookersText')}</p>${
        groups.length === 0
          ? html`<p>${t('onlookersNone')}</p>`
          : table<Group>({
              caption: t('onlookersCaption'),
              rows: groups,
              columns: [
                { heading: t('columnWho'), cell: (group) => whoOf(group, opened, language) },
                { heading: t('columnWhy'), cell: ({ reason }) => reasonName(reason, language) },
                {
                  heading: t('columnWhat'),
                  cell: ({ categories }) => categories.map((one) => categoryName(one, language)).join(', '),
                },
                {
                  heading: t('columnUntil'),
                  cell: ({ until }) => (until ? longDate(until, language) : t('noEnd')),
                },
              ],
            })
      }<p>${t('notAlways')}</p>`,
    }),
  }
}

/** Where somebody is under protection, a school's name tells their parent where they are (L-30). */
const ofSchools = ['teacher', 'student-counsellor', 'head-of-school']
const isPlace = ({ role }: Group) => ofSchools.includes(role)

function whoOf(group: Group, { ofChild, facts }: Opened, language: Language): string {
  const t = text(language)
  if (group.reason === 'custody') return t('citizen_custody')
  const role = roleName(group.role, language) ?? reasonName(group.reason, language)
  const where = ofChild && facts.isProtected && isPlace(group) ? null : group.organisation
  return [role, where, t('people', { count: group.count })].filter((words) => words).join(' · ')
}
