import { DistributionBar, HatchPattern } from '#app/kit/figures/distribution-bar.tsx'
import { orderedClasses, type OrderedClass } from '#app/kit/figures/distribution-classes.ts'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { countWords, shareWords, sumWords } from '#app/kit/words/figure-words.ts'
import { suppressionWords } from '#app/kit/words/names.ts'
import { formatInColumn, formatNumber, type Decimals } from '#app/kit/format.ts'
import type { ItemDistribution } from '#surveys/disclosure/release.ts'
import type { AskedQuestions, ShownQuestion } from './question-order.ts'

type Item = ShownQuestion['item']
type Shown = Extract<ItemDistribution, { kind: 'shown' }>

function sideSums(choices: readonly OrderedClass[]) {
  return {
    unfavourable: sumWords(choices.filter(({ points }) => points < 0.5).map(({ share }) => share)),
    favourable: sumWords(choices.filter(({ points }) => points > 0.5).map(({ share }) => share)),
  }
}

function ItemTable({ choices, text }: { choices: readonly OrderedClass[]; text: string }) {
  return (
    <details>
      <summary>
        Ver la tabla<span className="oculto-visual"> de: {text}</span>
      </summary>
      <table>
        <caption>{text}</caption>
        <thead>
          <tr>
            <th scope="col">Respuesta</th>
            <th scope="col" className="numero">
              Porcentaje
            </th>
          </tr>
        </thead>
        <tbody>
          {choices.map((choice) => (
            <tr key={choice.id}>
              <th scope="row">{choice.text}</th>
              <td className="numero">{shareWords(choice.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** "68.3", "cerca de 70". */
export function meanWords({ value, precision }: Shown['mean'], decimals: Decimals): string {
  return precision === 'exact' ? formatInColumn(value, decimals) : `cerca de ${formatNumber(value)}`
}

type ItemProps = { readonly item: Item; readonly k: number; readonly decimals: Decimals }

function ShownItem({ item, distribution, k, decimals }: ItemProps & { readonly distribution: Shown }) {
  const choices = orderedClasses(distribution, item.choices, item.points)
  const { unfavourable, favourable } = sideSums(choices)
  const leftOut = claimSentence({ kind: 'left-out', leftOut: distribution.leftOut, scale: item.scale, k })
  const sentence = `Desfavorable ${unfavourable}; favorable ${favourable}.`
  return (
    <>
      <DistributionBar choices={choices} label={`${item.text} ${sentence} La tabla siguiente tiene los datos.`} />
      <div className="extremos">
        <span>Desfavorable {unfavourable}</span>
        <span>Favorable {favourable}</span>
      </div>
      <p className="nota">
        {meanWords(distribution.mean, decimals)} de 100, con {countWords(distribution.count)} respuestas.{' '}
        {item.keyed === 'reverse' ? 'Estar en desacuerdo con esta frase es lo favorable. ' : ''}
        {leftOut}
      </p>
      {distribution.unknownIsFinding ? (
        <p>
          <strong>{claimSentence({ kind: 'unknown-finding' })}</strong>
        </p>
      ) : null}
      <ItemTable choices={choices} text={item.text} />
    </>
  )
}

type Shows = Pick<AskedQuestions, 'release' | 'decimals'> & { readonly withDimension: boolean }

function Question({ question, shows }: { question: ShownQuestion; shows: Shows }) {
  const { item, distribution } = question
  const { k } = shows.release
  return (
    <div className="pregunta de-lado" id={`pregunta-${item.id}`}>
      <div>
        <h3>{item.text}</h3>
        {shows.withDimension ? <p className="nota">{question.dimension}</p> : null}
      </div>
      <div>
        {!distribution || distribution.kind === 'suppressed' ? (
          <p className="tenue">{suppressionWords(distribution?.reason ?? 'too-few-answers', k)}</p>
        ) : (
          <ShownItem item={item} distribution={distribution} k={k} decimals={shows.decimals} />
        )}
      </div>
    </div>
  )
}

function Group({ group, shows, open }: { group: AskedQuestions['groups'][number]; shows: Shows; open: boolean }) {
  const questions = group.questions.map((question) => (
    <Question key={question.item.id} question={question} shows={shows} />
  ))
  if (group.title === null) return <div>{questions}</div>
  return (
    <details open={open}>
      <summary>
        {group.title} ({group.questions.length})
      </summary>
      <h2 className="solo-impresion">{group.title}</h2>
      {group.meaning ? <p className="nota">{group.meaning}</p> : null}
      {questions}
    </details>
  )
}

/** Every question as a distribution, its words beside its bar, by dimension or in the order that was asked for. */
export function QuestionList({ view, open }: { view: AskedQuestions; open: boolean }) {
  const { release, groups, decimals } = view
  if (release.noItems) return <p>{suppressionWords(release.singleLink ? 'single-link' : 'small-entity', release.k)}</p>
  const shows = { release, decimals, withDimension: groups.some(({ title }) => title === null) }
  return (
    <>
      <p className="nota">
        Cada barra muestra de izquierda a derecha las respuestas de la menos a la más favorable; la del medio queda al
        centro. Lo rayado se muestra solo dentro de límites, para que no se deduzca qué respondieron unas pocas
        personas.
      </p>
      <HatchPattern />
      {groups.map((group) => (
        <Group key={group.id} group={group} shows={shows} open={open} />
      ))}
    </>
  )
}
