import ts from 'typescript'
import { inventoryFaults, views } from '../../src/features/inventory/tables.ts'
import { treeOf, walk } from './syntax.ts'

/**
 * Every column of the row types has its line in the data inventory, and every line its column (trust requirement L-07).
 * The row types are made from the migrated schema; a test holds the inventory to the database itself.
 */
export function dataInventory(): string[] {
  const tables = tablesIn(treeOf('src/platform/db/schema.ts'))
  for (const view of views) tables.delete(view)
  return inventoryFaults(tables).map((fault) => `src/features/inventory: ${fault}`)
}

/** The tables and views of the generated row types, each with its columns. */
export function tablesIn(tree: ts.SourceFile): Map<string, readonly string[]> {
  const rows = new Map<string, ts.InterfaceDeclaration>()
  walk(tree, (node) => {
    if (ts.isInterfaceDeclaration(node)) rows.set(node.name.text, node)
  })
  const tables = new Map<string, readonly string[]>()
  for (const member of rows.get('DB')?.members ?? []) {
    if (!ts.isPropertySignature(member) || !member.type) continue
    const row = rows.get(member.type.getText())
    if (row) tables.set(nameOf(member), row.members.map(nameOf))
  }
  return tables
}

const nameOf = ({ name }: ts.TypeElement): string =>
  name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : ''
