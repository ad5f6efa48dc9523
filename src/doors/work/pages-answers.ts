import { logRequestPages, weighPaths } from '../../features/log-requests/index.ts'
import { objectionPages, objectionsPath } from '../../features/objections/index.ts'
import { anyOf } from '../../platform/http/page.ts'
import { working } from './access.ts'

/** What young people asked and objected to, for those who owe them an answer. */
export const questionPages = logRequestPages({
  id: 'work.log-requests',
  path: weighPaths['team-leader'],
  access: anyOf('team-leader'),
})
export const objectionsPages = objectionPages({
  id: 'work.objections',
  path: objectionsPath,
  access: working.access,
})
