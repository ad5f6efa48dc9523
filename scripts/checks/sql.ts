import ts from 'typescript'
import { placeOf, programFiles, treeOf, walk } from './syntax.ts'

/** Where SQL text may be put together: it moves schemas and roles, which no parameter can name. */
const mayBuildSql = /^src\/platform\/db\//

/** SQL takes values as parameters only (trust requirement T-41): no built text into `query()`, `raw` at one place. */
export function sqlText(): string[] {
  return programFiles('src').flatMap((name) => (mayBuildSql.test(name) ? [] : builtSql(name, treeOf(name))))
}

/** The places in one file where SQL is put together from pieces. */
export function builtSql(name: string, tree: ts.SourceFile): string[] {
  const faults: string[] = []
  walk(tree, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return
    const { name: method, expression: object } = node.expression
    const [first] = node.arguments
    if (method.text === 'query' && first && isBuilt(first))
      faults.push(`${placeOf(name, node)}: SQL put together from pieces is given to query(); use parameters`)
    if (object.getText() === 'sql' && (method.text === 'raw' || method.text === 'unsafe'))
      faults.push(`${placeOf(name, node)}: sql.${method.text} belongs in src/platform/db only`)
    if (object.getText() === 'sql' && (method.text === 'lit' || method.text === 'literal') && !isFixed(first))
      faults.push(
        `${placeOf(name, node)}: sql.${method.text} takes only text that stands here; use a parameter`,
      )
  })
  return faults
}

const isBuilt = (node: ts.Node): boolean =>
  ts.isTemplateExpression(node) ||
  (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) ||
  (ts.isObjectLiteralExpression(node) &&
    node.properties.some(
      (one) => ts.isPropertyAssignment(one) && one.name.getText() === 'text' && isBuilt(one.initializer),
    ))

/** Kysely writes `sql.lit` into the statement as it is. */
const isFixed = (node: ts.Node | undefined): boolean =>
  node !== undefined && (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node))
