import { z } from 'zod'
import { apiPaths } from './paths.ts'
import { reportSchema } from './said.ts'
import { tokenSeconds } from './token.ts'

const problem = {
  type: 'object',
  required: ['status', 'code', 'title'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stays as it is; branch on this.' },
    title: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: {
          pointer: { type: 'string', description: 'Where in what was sent: /pupil/birthDate' },
          detail: { type: 'string' },
        },
      },
    },
  },
} as const

const answersProblem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

/** What a student administrative system needs to report, made from what the program itself checks by (OpenAPI 3.1). */
export function openApiDocument(origin: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fodfæste: reporting concerns',
      version: '1',
      description:
        'A student administrative system reports a concern for a named user of its school, as that user does on the page of the school. In acute danger call 112. Maltreatment or serious harm is a statutory notification to the municipality and never goes here.',
    },
    servers: [{ url: origin }],
    security: [{ client: ['concerns:write'] }],
    paths: {
      [apiPaths.concerns]: {
        post: {
          operationId: 'reportConcern',
          summary: 'Report a concern about a pupil',
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              description:
                'One of your own for each report. The same report under the same key is taken once.',
              schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' },
            },
          ],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Report' } } },
          },
          responses: {
            201: {
              description: 'It is taken, has an owner, and days by which something is done.',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Receipt' } } },
            },
            401: answersProblem('No token, or one that opens nothing any more: ask for a new one.'),
            409: answersProblem('Nobody is here who could own it.'),
            413: answersProblem('More than 64 KB.'),
            415: answersProblem('Not JSON.'),
            422: answersProblem('Something in it cannot be used, or the key was used for another report.'),
            429: answersProblem('Too often: try again after the seconds in Retry-After.'),
          },
        },
      },
    },
    components: {
      securitySchemes: {
        client: {
          type: 'oauth2',
          description: `Client credentials (RFC 6749, 4.4), by HTTP Basic or in the form. A token opens for ${tokenSeconds} seconds.`,
          flows: {
            clientCredentials: {
              tokenUrl: origin + apiPaths.token,
              scopes: { 'concerns:write': 'Report concerns about pupils of the client’s school' },
            },
          },
        },
      },
      schemas: {
        Report: reportJsonSchema(),
        Receipt: {
          type: 'object',
          required: ['number', 'href'],
          properties: {
            number: { type: 'string', description: 'The number on the receipt.' },
            href: { type: 'string', format: 'uri', description: 'Where the reporter sees how far it is.' },
          },
        },
        Problem: problem,
      },
    },
  }
}

/** As it is sent: what the program makes of it is nobody's to know. */
function reportJsonSchema() {
  const { $schema: _, ...schema } = z.toJSONSchema(reportSchema, { io: 'input' })
  return schema
}
