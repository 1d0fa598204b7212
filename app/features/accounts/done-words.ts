import { formatDate } from '#app/kit/format.ts'
import type { Done } from '#app/kit/shell/done.ts'
import type { AccountsPlace } from './accounts-place.ts'
import type { AccountDone } from './change-account.server.ts'

type Told = [to: string, text: string, more: Pick<Done, 'undo'>]

/** Where one stands after something was done with an account, what is said there, and how what was shared is taken back. @param path of the account. */
export function accountDone(done: AccountDone, place: Pick<AccountsPlace, 'to'>, path: string): Told {
  const { name } = done
  switch (done.kind) {
    case 'shared': {
      const fields = done.before.map((campaignId) => ['resultado', campaignId] as const)
      const undo = { action: path, fields: [['accion', 'compartir'] as const, ...fields] }
      return [path, `Se guardó qué resultados puede leer ${name}.`, { undo }]
    }
    case 'vouched':
      return [path, `Usted confirmó a ${name}.`, {}]
    case 'refused':
      return [path, `Se guardó que usted no confirma a ${name}.`, {}]
    case 'dated':
      return [path, `La cuenta de ${name} termina el ${formatDate(done.endsOn)}.`, {}]
    case 'ended':
      return [place.to, `La cuenta de ${name} terminó.`, {}]
    case 'left':
      return ['/cuenta/funciones', `Su función terminó: ${name}.`, {}]
  }
}
