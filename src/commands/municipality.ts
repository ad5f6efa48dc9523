import { parseArgs } from 'node:util'
import { readDatabaseConfig } from '../config.ts'
import { addMunicipality } from '../platform/municipality/add-municipality.ts'
import { allMunicipalities } from '../platform/municipality/municipality-by-host.ts'
import { Refusal } from '../platform/refusal.ts'
import { connectRuntime, migrateAll, openRuntime } from '../runtime.ts'
import type { Command } from './command.ts'

export const municipality: Command = {
  name: 'municipality',
  summary: 'adds a municipality, or lists them',
  help: `Usage: npx fodfaeste municipality add CODE NAME --host HOST [--host HOST …]
       npx fodfaeste municipality list [--json]

A municipality is a data controller of its own with a schema of its own (m_CODE); the host name of a request picks it.
Adding one that is there gives it its name and host names anew.

Example: npx fodfaeste municipality add 851 Aalborg --host unge.aalborg.example`,
  async run(args, say) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        host: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
      },
    })
    const [verb, code = '', name = ''] = positionals
    if (verb === 'add') return add(code, name, values.host, say)
    if (verb === 'list') return list(values.json)
    throw new Refusal('Say what to do: municipality add or municipality list (--help shows how).', 2)
  },
}

async function add(
  code: string,
  name: string,
  hosts: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  const runtime = await openRuntime(readDatabaseConfig(process.env), say)
  try {
    await migrateAll(runtime, say)
    await addMunicipality(runtime.owner, { code, name, hosts })
    await migrateAll(runtime, say)
    say(`${name} (${code}) answers to ${hosts.join(', ')}.`)
  } finally {
    await runtime.leave()
  }
}

async function list(json: boolean): Promise<void> {
  const runtime = await openRuntime(readDatabaseConfig(process.env), () => {})
  const database = connectRuntime(runtime, () => {})
  try {
    const all = await allMunicipalities(database)
    if (json) console.log(JSON.stringify(all, null, 2))
    else for (const { code, name, hosts } of all) console.log(`${code}  ${name}  ${hosts.join(' ')}`)
  } finally {
    await database.close()
    await runtime.leave()
  }
}
