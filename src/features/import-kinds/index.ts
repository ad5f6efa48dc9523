import type { Kind } from '../imports/index.ts'
import { events } from './events.ts'
import { people } from './people.ts'

/** Every kind of file about people that can be taken in. */
export const importKinds: readonly Kind[] = [people, events]
