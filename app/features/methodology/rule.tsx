import type { ReactNode } from 'react'
import { METHOD_RULES, type MethodRuleId } from './rules/all-rules.ts'
import { METHOD_SECTIONS, type MethodSectionId } from './rules/method-rule.ts'

const TITLES: ReadonlyMap<MethodRuleId, (typeof METHOD_RULES)[number]> = new Map(
  METHOD_RULES.map((rule) => [rule.id, rule]),
)
const SECTIONS: ReadonlyMap<MethodSectionId, (typeof METHOD_SECTIONS)[number]> = new Map(
  METHOD_SECTIONS.map((section) => [section.id, section]),
)

/** Address of a rule within the page. */
export function ruleAnchor(id: MethodRuleId): string {
  return `regla-${TITLES.get(id)?.anchor ?? id}`
}

/** Title of a rule. */
export function ruleTitle(id: MethodRuleId): string {
  return TITLES.get(id)?.title ?? id
}

/** A section of the methodology under its own address. */
export function MethodSection({ id, children }: { id: MethodSectionId; children: ReactNode }) {
  const section = SECTIONS.get(id)
  if (!section) return null
  return (
    <section aria-labelledby={section.anchor}>
      <h2 id={section.anchor}>{section.title}</h2>
      {children}
    </section>
  )
}

/**
 * One rule in words behind its title, with an address that can be cited, and the example that the program works out. The
 * address is that of what is folded: a browser that follows it opens the rule by itself.
 */
export function Rule({ id, example, children }: { id: MethodRuleId; example?: ReactNode; children: ReactNode }) {
  return (
    <details className="regla" data-parte="">
      <summary>
        <h3>{ruleTitle(id)}</h3>
      </summary>
      <div className="regla-dice" id={ruleAnchor(id)}>
        <div>{children}</div>
        {example ? (
          <div className="caja ejemplo">
            <p>
              <strong>Ejemplo calculado</strong>
            </p>
            {example}
          </div>
        ) : null}
      </div>
    </details>
  )
}

/** A formula in plain type; its words stand beside it. */
export function Formula({ children }: { children: string }) {
  return <p className="formula">{children}</p>
}
