/**
 * A unit of work is opened by `inTransaction` alone, and what runs inside uses the handle that it is given. With one
 * connection the outer handle happens to be the same; on any other engine it would stand outside the transaction.
 */

const OPENER = 'db/unit-of-work.server.ts'

/** What of `a.b.c` stands first; null where that is no name. */
function rootOf(node) {
  if (node?.type === 'MemberExpression') return rootOf(node.object)
  return node?.type === 'Identifier' ? node : null
}

/** The handle outside and the work, of a call that opens a transaction; null for any other call. */
function opening({ callee, arguments: given }) {
  if (callee.type === 'Identifier' && callee.name === 'inTransaction') return { handle: given[0], work: given[1] }
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.name !== 'transaction') return null
  return { handle: callee.object, work: given[0], bare: true }
}

const isFunction = (node) => /Function/.test(node?.type ?? '')

/** @type {import('eslint').Rule.RuleModule} */
export const oneTransaction = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      opener: 'Open a transaction with inTransaction of #db/unit-of-work.server.ts.',
      outer: 'Inside a unit of work use the handle that it is given: {{ name }} stands outside of it.',
    },
  },
  create(context) {
    const { sourceCode } = context

    function variableOf(identifier) {
      for (let scope = sourceCode.getScope(identifier); scope; scope = scope.upper)
        if (scope.set.has(identifier.name)) return scope.set.get(identifier.name)
      return null
    }

    /** The function that a unit of work runs, written there or elsewhere in the file. */
    function functionOf(work) {
      if (work?.type !== 'Identifier') return isFunction(work) ? work : null
      const definition = variableOf(work)?.defs[0]
      if (!definition || definition.type === 'Parameter') return null
      const declared = definition.node.type === 'VariableDeclarator' ? definition.node.init : definition.node
      return isFunction(declared) ? declared : null
    }

    const lies = ({ range }, { range: around }) => range[0] >= around[0] && range[1] <= around[1]

    return {
      CallExpression(node) {
        const opened = opening(node)
        if (!opened) return
        if (opened.bare && !context.filename.replaceAll('\\', '/').endsWith(OPENER))
          context.report({ node, messageId: 'opener' })
        const work = functionOf(opened.work)
        const root = rootOf(opened.handle)
        if (!work || !opened.handle) return
        const text = sourceCode.getText(opened.handle)
        if (!root && sourceCode.getText(work.body).includes(text))
          context.report({ node: work, messageId: 'outer', data: { name: text } })
        for (const { identifier } of (root && variableOf(root)?.references) ?? [])
          if (lies(identifier, work.body)) context.report({ node: identifier, messageId: 'outer', data: root })
      },
    }
  },
}
