import type {
  Decision,
  Edition,
  EditionTable,
  Passage,
  RecordedEvent,
  Seat,
} from '../../features/strategy/index.ts'
import type { PageContext } from '../../platform/http/page.ts'

/** All that an edition's own page shows. */
export interface EditionProps {
  readonly context: PageContext
  readonly edition: Edition
  readonly passages: readonly Passage[]
  readonly decisions: readonly Decision[]
  readonly seats: readonly Seat[]
  readonly tables: readonly EditionTable[]
  readonly events: readonly RecordedEvent[]
  /** The states that were recorded on the way here. */
  readonly passed: readonly string[]
  readonly hasWorking: boolean
  readonly today: string
}
