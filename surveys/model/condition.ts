/**
 * Conditions of visibility, compiled once. The closed set that instruments may use:
 * `{item} = 'x'`, `<>`, `anyof ['x', 'y']`, `empty`, `notempty`, `and`, `or`, parentheses.
 * Meaning is that of survey-core, held by a property test: text is compared without regard to case, and a
 * comparison with something not answered is false for `=` and `anyof`, true for `<>`.
 */
export type AnswerLookup = (question: string) => string | undefined
export type Condition = (answer: AnswerLookup) => boolean

export class ConditionError extends Error {}

type Token = { readonly kind: 'name' | 'text' | 'symbol' | 'word'; readonly value: string }

const TOKEN = /\s*(?:\{([^{}]+)\}|'((?:[^'\\]|\\.)*)'|(<>|!=|==|=|\(|\)|\[|\]|,)|([a-z]+))/giy

function tokenize(expression: string): Token[] {
  const tokens: Token[] = []
  const source = expression.trim()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(source)
    if (!match) throw new ConditionError(`Condition not understood at "${source.slice(at)}" in "${expression}"`)
    const [, name, text, symbol, word] = match
    if (name !== undefined) tokens.push({ kind: 'name', value: name })
    else if (text !== undefined) tokens.push({ kind: 'text', value: text })
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', value: symbol })
    else if (word !== undefined) tokens.push({ kind: 'word', value: word.toLowerCase() })
  }
  return tokens
}

const same = (one: string, other: string) => one === other || one.toLowerCase() === other.toLowerCase()

class Parser {
  private position = 0
  private readonly tokens: readonly Token[]
  private readonly expression: string

  constructor(expression: string) {
    this.expression = expression
    this.tokens = tokenize(expression)
  }

  parse(): Condition {
    const condition = this.either()
    if (this.position < this.tokens.length) this.fail('something is left over')
    return condition
  }

  private fail(why: string): never {
    throw new ConditionError(`Condition "${this.expression}": ${why}`)
  }

  private accept(kind: Token['kind'], ...values: string[]): Token | null {
    const token = this.tokens[this.position]
    if (!token || token.kind !== kind || (values.length > 0 && !values.includes(token.value))) return null
    this.position += 1
    return token
  }

  private expect(kind: Token['kind'], ...values: string[]): Token {
    return this.accept(kind, ...values) ?? this.fail(`expected ${values.join(' or ') || kind}`)
  }

  private either(): Condition {
    const parts = [this.both()]
    while (this.accept('word', 'or')) parts.push(this.both())
    const [only] = parts
    return parts.length === 1 && only ? only : (answer) => parts.some((part) => part(answer))
  }

  private both(): Condition {
    const parts = [this.single()]
    while (this.accept('word', 'and')) parts.push(this.single())
    const [only] = parts
    return parts.length === 1 && only ? only : (answer) => parts.every((part) => part(answer))
  }

  private single(): Condition {
    if (this.accept('symbol', '(')) {
      const inner = this.either()
      this.expect('symbol', ')')
      return inner
    }
    return this.comparison(this.expect('name').value)
  }

  private comparison(question: string): Condition {
    if (this.accept('word', 'empty')) return (answer) => answer(question) === undefined
    if (this.accept('word', 'notempty')) return (answer) => answer(question) !== undefined
    if (this.accept('word', 'anyof')) return this.anyOf(question, this.list())
    const operator = this.expect('symbol', '=', '==', '<>', '!=').value
    const value = this.expect('text').value
    if (operator === '=' || operator === '==') return this.anyOf(question, [value])
    return (answer) => !same(answer(question) ?? '', value)
  }

  private anyOf(question: string, values: readonly string[]): Condition {
    return (answer) => {
      const given = answer(question)
      return given !== undefined && values.some((value) => same(given, value))
    }
  }

  private list(): string[] {
    this.expect('symbol', '[')
    const values = [this.expect('text').value]
    while (this.accept('symbol', ',')) values.push(this.expect('text').value)
    this.expect('symbol', ']')
    return values
  }
}

/** @throws {ConditionError} naming what is not understood. */
export function compileCondition(expression: string): Condition {
  return new Parser(expression).parse()
}

/** Questions that a condition speaks of. */
export function questionsIn(expression: string): string[] {
  return tokenize(expression).flatMap(({ kind, value }) => (kind === 'name' ? [value] : []))
}
