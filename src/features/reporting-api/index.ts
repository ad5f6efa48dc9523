export { type ApiClient, endClient, listClients, makeClient, reportingApi } from './clients.ts'
export { reportingApiRoutes } from './routes.ts'
