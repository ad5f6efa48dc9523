import { parseArgs } from 'node:util'
import pino from 'pino'
import { readAuditConfig, readKeysConfig } from '../config.ts'
import { erasePerson, reapplyErasures } from '../features/erasure/index.ts'
import { findDemonstrationKey } from '../platform/audit/keys.ts'
import { Refusal } from '../platform/refusal.ts'
import { connectRuntime, openRuntime } from '../runtime.ts'
import { chooseMunicipality } from './choose-municipality.ts'
import type { Command } from './command.ts'

export const erase: Command = {
  name: 'erase',
  summary: 'erases a young person for good, or again after a restore',
  help: `Usage: npx fodfaeste erase PERSON --authority TEXT [--municipality CODE]
       npx fodfaeste erase --reapply FILE [--municipality CODE]

Removes every row of the young person with the id PERSON in one transaction, and their account. What stays is a receipt
in the database (how much, when, by whose decision) and a line in CODE.erased.jsonl beside the seals (FODFAESTE_AUDIT_FOLDER); both hold a
keyed hash of the id and nothing else about the person. Keep that file apart from backups: after a restore, --reapply erases
again everybody whom it names. There is no way back.

  --authority TEXT     who decided it, and where that is written
  --reapply FILE       a deletion log
  --municipality CODE  where there is more than one`,
  async run(args, say) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        authority: { type: 'string' },
        reapply: { type: 'string' },
        municipality: { type: 'string' },
      },
    })
    const [personId] = positionals
    const { authority, reapply } = values
    if (!reapply && (!personId || !authority || authority.trim().length < 3))
      throw new Refusal(
        'Say whom and by whose decision: erase PERSON --authority TEXT (--help shows how).',
        2,
      )
    const config = { ...readAuditConfig(process.env), ...readKeysConfig(process.env) }
    const auditKeys = config.auditKeys ?? (await findDemonstrationKey(config.dataFolder))
    if (!auditKeys)
      throw new Refusal('FODFAESTE_AUDIT_KEY is missing: that somebody’s history goes is sealed first.')
    const runtime = await openRuntime(config, say)
    const database = connectRuntime(runtime, () => {})
    try {
      const municipality = await chooseMunicipality(database, values.municipality)
      const services = {
        keys: config.keys,
        audit: {
          database,
          keys: auditKeys,
          folder: config.auditFolder,
          log: pino({ level: 'warn' }, process.stderr),
          now: () => new Date(),
        },
      }
      if (reapply) {
        const { lines, erased } = await reapplyErasures(services, municipality, reapply)
        say(`${lines} erasures in the file; ${erased} people had come back and were erased again.`)
      } else if (personId && authority) {
        const { receipt, counts } = await erasePerson(services, municipality, {
          personId,
          authority: authority.trim(),
        })
        say(`Erased. Receipt ${receipt}: ${JSON.stringify(counts)}`)
      }
    } finally {
      await database.close()
      await runtime.leave()
    }
  },
}
