import type { Kind } from '../imports/index.ts'
import { absence } from './absence.ts'
import { enrolments } from './enrolments.ts'
import { events } from './events.ts'
import { people } from './people.ts'

/** Every kind of file about people that can be taken in. */
export const importKinds: readonly Kind[] = [people, events, enrolments, absence]
