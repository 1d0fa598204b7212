import { Notice } from '#app/kit/shell/notice.tsx'

/** Said above the report of a sheet that was confirmed after something else had changed. */
export function MovedNotice() {
  return (
    <Notice kind="warning" role="alert">
      <p>
        Algo cambió desde que usted revisó la planilla; puede que ya se haya confirmado. No se guardó nada. Este es el
        reporte de ahora.
      </p>
    </Notice>
  )
}
