import type { Role } from '../../src/platform/access/actor.ts'
import { personRoutes } from '../db/person-routes.ts'
import { routeAccess } from '../db/route-access.ts'
import type { RouteAccess } from '../db/route-answer.ts'

/** What a young person is to whoever asks. */
export const objects = ['around', 'protected', 'blocked', 'unrelated', 'non-existing'] as const
export type MatrixObject = (typeof objects)[number]

export interface MatrixVisitor {
  readonly name: string
  /** Roles that hold now; nothing for somebody without a session that counts here. */
  readonly roles: readonly Role[] | undefined
}

/** One question to the program, with the answer that is committed for it. */
export interface Cell {
  readonly id: string
  readonly address: string
  readonly object: MatrixObject
  readonly expected: number
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

/** Whether a route is about one young person: its committed address names one. */
export const isAboutPerson = (id: string): boolean => uuid.test(routeAccess[id]?.at ?? '')

/** All cells of one route for one visitor; of a route about nobody there is one. */
export function cellsOf(
  id: string,
  address: string,
  visitor: MatrixVisitor,
  ids: Readonly<Record<MatrixObject, string>>,
): Cell[] {
  const access = routeAccess[id]
  if (!access) throw new Error(`${id} has no row in route-access.ts`)
  if (!isAboutPerson(id))
    return [{ id, address, object: 'unrelated', expected: atTheDoor(access, visitor) ?? access.allowed }]
  return objects.map((object) => ({
    id,
    address: address.replace(uuid, ids[object]),
    object,
    expected: atTheDoor(access, visitor) ?? behindTheDoor(id, visitor, object),
  }))
}

/** What somebody gets whom the door does not let in, whoever they ask for. */
function atTheDoor(access: RouteAccess, { roles }: MatrixVisitor): number | undefined {
  const { anonymous, only, withoutRole } = access
  if (!roles) return anonymous
  if (roles.length === 0 && withoutRole !== undefined) return withoutRole
  return only && !only.some((role) => roles.includes(role)) ? 403 : undefined
}

function behindTheDoor(id: string, { name, roles }: MatrixVisitor, object: MatrixObject): number {
  const route = personRoutes[id]
  if (!route) throw new Error(`${id} has no cells in person-routes.ts`)
  const known = object !== 'blocked' && object !== 'non-existing'
  if (known && route.control?.some((role) => roles?.includes(role))) return route.answers
  const opens =
    object === 'around' ? route.opens : object === 'protected' ? (route.opensProtected ?? route.opens) : ''
  return opens.split(' ').includes(name) ? route.answers : 404
}
