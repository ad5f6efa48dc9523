import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { type TestVisitor, visitedPages } from '../../../test/support/visitors.ts'
import { loadStrategy } from '../../demonstration/load-strategy.ts'
import {
  findWorkingEdition,
  listPassages,
  type Passage,
  type PassageKind,
} from '../../features/strategy/index.ts'
import { systemIn } from '../../platform/access/actor.ts'
import { leadPages } from './index.ts'

/** The leadership door over edition 4, with two people of the secretariat. */
export interface LeadTest {
  readonly db: TestDatabase
  readonly karen: TestVisitor
  readonly søren: TestVisitor
  /** The working edition's id. */
  readonly working: string
  /** Another day than 24 November 2026. */
  travelTo(date: string): void
  passageOf(edition: string, kind: PassageKind, code: string): Promise<Passage>
  /** Begins the next edition and returns its id. */
  begin(): Promise<string>
}

export async function leadTest(): Promise<LeadTest> {
  const db = await testDatabase()
  await db.as((trx) => loadStrategy(trx, systemIn(db.aalborg, 'test')))
  const pages = visitedPages(db, leadPages)
  const karen = await pages.visitor('Karen Vinther Sølling', 'secretariat')
  return {
    db,
    karen,
    søren: await pages.visitor('Søren Bak Lind', 'secretariat'),
    working: (await db.as(findWorkingEdition))?.id ?? '',
    travelTo: (date) => {
      pages.now.today = new Date(`${date}T10:00:00Z`)
    },
    passageOf: async (edition, kind, code) => {
      const all = await db.as((trx) => listPassages(trx, edition, { withdrawn: true }))
      const passage = all.find((one) => one.kind === kind && one.code === code)
      if (!passage) throw new Error(`edition ${edition} has no ${kind} ${code}`)
      return passage
    },
    begin: async () => {
      const answer = await karen.fill('/lead/new-edition', {
        title_da: 'Ungestrategien 2027–2032',
        title_en: 'The youth strategy 2027–2032',
        valid_from: '2027-01-01',
        valid_to: '2032-12-31',
      })
      return /editions\/(\d+)\?done=begun/.exec(answer.location)?.[1] ?? `no edition: ${answer.words}`
    },
  }
}

export const addressOf = ({ editionId, id }: Passage, step = ''): string =>
  `/lead/editions/${editionId}/passages/${id}${step}`
