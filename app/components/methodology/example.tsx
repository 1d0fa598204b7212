import type { ReactNode } from 'react'

/** A worked example, set apart from the rule that it shows. */
export function Example({ children }: { children: ReactNode }) {
  return (
    <div className="caja">
      <p>
        <strong>Ejemplo, calculado ahora</strong>
      </p>
      {children}
    </div>
  )
}

/** A formula in plain type; its words stand beside it. */
export function Formula({ children }: { children: string }) {
  return <p className="formula">{children}</p>
}
