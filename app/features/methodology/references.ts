import { READING_WORDS } from '#surveys/model/sources.ts'
import type { NormId, Reading } from '#surveys/norms/norm.ts'
import { isVerified, norm } from '#surveys/norms/norms.ts'
import type { MethodRuleId } from './rules/all-rules.ts'

export type Reference = {
  readonly id: string
  readonly text: string
  readonly address: string | null
  readonly read: Reading
  /** Rules that rest on it. */
  readonly rules: readonly MethodRuleId[]
}

/** Methods that the platform follows for the budget and for what people think of others. */
const METHODS: readonly Reference[] = [
  {
    id: 'pefa-grpfm-2020',
    text: 'Secretaría PEFA (2020). Marco complementario para la evaluación de la gestión de las finanzas públicas con perspectiva de género (GRPFM). Washington, D. C.',
    address: 'https://www.pefa.org/gender',
    read: 'excerpt',
    rules: ['budget-points', 'budget-verified', 'budget-cap'],
  },
  {
    id: 'sdg-5-c-1',
    text: 'Naciones Unidas. Indicador 5.c.1 de los Objetivos de Desarrollo Sostenible: países con sistemas para seguir y hacer públicas las asignaciones para la igualdad de género. Metadatos; custodios: ONU Mujeres, OCDE y PNUD.',
    address: 'https://unstats.un.org/sdgs/metadata/files/Metadata-05-0c-01.pdf',
    read: 'excerpt',
    rules: ['budget-points'],
  },
  {
    id: 'barigozzi-montinari-2025',
    text: 'Barigozzi, F. y Montinari, N. (2025). Social norms in survey experiments: personal beliefs versus normative expectations. Journal of Economic Behavior & Organization 239.',
    address: 'https://doi.org/10.1016/j.jebo.2025.107292',
    read: 'excerpt',
    rules: ['perceived-norm'],
  },
]

/** Where the formulas come from. */
const STATISTICS: readonly Reference[] = [
  {
    id: 'brown-2001',
    text: 'Brown, L., Cai, T. y DasGupta, A. (2001). Interval estimation for a binomial proportion. Statistical Science 16(2), 101-133.',
    address: 'https://doi.org/10.1214/ss/1009213286',
    read: 'own-knowledge',
    rules: ['prevalence-interval'],
  },
  {
    id: 'canonne-2020',
    text: 'Canonne, C., Kamath, G. y Steinke, T. (2020). The Discrete Gaussian for Differential Privacy. Advances in Neural Information Processing Systems 33.',
    address: 'https://arxiv.org/abs/2004.00010',
    read: 'own-knowledge',
    rules: ['prevalence-noise'],
  },
  {
    id: 'clopper-1934',
    text: 'Clopper, C. y Pearson, E. (1934). The use of confidence or fiducial limits illustrated in the case of the binomial. Biometrika 26(4), 404-413.',
    address: 'https://doi.org/10.1093/biomet/26.4.404',
    read: 'own-knowledge',
    rules: ['prevalence-interval'],
  },
  {
    id: 'cochran-1977',
    text: 'Cochran, W. (1977). Sampling Techniques, 3.ª ed. Wiley. Secciones 2.6 y 4.4.',
    address: null,
    read: 'own-knowledge',
    rules: ['population-correction', 'required-sample'],
  },
  {
    id: 'cronbach-1951',
    text: 'Cronbach, L. (1951). Coefficient alpha and the internal structure of tests. Psychometrika 16(3), 297-334.',
    address: 'https://doi.org/10.1007/BF02310555',
    read: 'own-knowledge',
    rules: ['alpha'],
  },
  {
    id: 'dunn-1961',
    text: 'Dunn, O. (1961). Multiple comparisons among means. Journal of the American Statistical Association 56(293), 52-64.',
    address: 'https://doi.org/10.1080/01621459.1961.10482090',
    read: 'own-knowledge',
    rules: ['change-family'],
  },
  {
    id: 'dwork-2006',
    text: 'Dwork, C., McSherry, F., Nissim, K. y Smith, A. (2006). Calibrating noise to sensitivity in private data analysis. Theory of Cryptography, LNCS 3876, 265-284.',
    address: 'https://doi.org/10.1007/11681878_14',
    read: 'own-knowledge',
    rules: ['prevalence-noise'],
  },
  {
    id: 'holm-1979',
    text: 'Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6(2), 65-70.',
    address: null,
    read: 'own-knowledge',
    rules: ['gap-holm'],
  },
  {
    id: 'hundepool-2012',
    text: 'Hundepool, A. y otros (2012). Statistical Disclosure Control. Wiley.',
    address: null,
    read: 'own-knowledge',
    rules: ['one-way-cuts', 'extreme-shares'],
  },
  {
    id: 'nunnally-1994',
    text: 'Nunnally, J. y Bernstein, I. (1994). Psychometric Theory, 3.ª ed. McGraw-Hill.',
    address: null,
    read: 'own-knowledge',
    rules: ['alpha-conditions'],
  },
  {
    id: 'satterthwaite-1946',
    text: 'Satterthwaite, F. (1946). An approximate distribution of estimates of variance components. Biometrics Bulletin 2(6), 110-114.',
    address: 'https://doi.org/10.2307/3002019',
    read: 'own-knowledge',
    rules: ['gap-welch'],
  },
  {
    id: 'student-1908',
    text: 'Student (1908). The probable error of a mean. Biometrika 6(1), 1-25.',
    address: 'https://doi.org/10.1093/biomet/6.1.1',
    read: 'own-knowledge',
    rules: ['margin'],
  },
  {
    id: 'sweeney-2002',
    text: 'Sweeney, L. (2002). k-anonymity: a model for protecting privacy. International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems 10(5), 557-570.',
    address: 'https://doi.org/10.1142/S0218488502001648',
    read: 'own-knowledge',
    rules: ['fewest-answers'],
  },
  {
    id: 'welch-1947',
    text: 'Welch, B. (1947). The generalization of “Student’s” problem when several different population variances are involved. Biometrika 34(1-2), 28-35.',
    address: 'https://doi.org/10.1093/biomet/34.1-2.28',
    read: 'own-knowledge',
    rules: ['gap-welch'],
  },
]

/** Laws that the method rests on; those of each instrument stand on its own page. */
export const METHOD_NORMS: readonly NormId[] = [
  'ley-32535',
  'ds-015-2021-mimp',
  'ds-005-2017-mimp',
  'ds-013-2023-mimp',
  'ds-010-2022-mimp',
  'ley-27942',
  'ds-014-2019-mimp',
  'oit-c190',
  'rpe-153-2023-servir',
  'informe-001354-2021-servir',
  'dleg-1440',
  'ley-28056',
  'ley-29733',
  'ds-016-2024-jus',
  'ley-27806',
]

const shown = ({ read, ...reference }: Reference) => ({ ...reference, reading: READING_WORDS[read] })

/** What the method cites, each with how far it was read. */
export function methodReferences() {
  return {
    methods: METHODS.map(shown),
    statistics: STATISTICS.map(shown),
    norms: METHOD_NORMS.map((id) => {
      const { label, title, says, articles, read, standing = '', places = [] } = norm(id)
      return {
        id,
        label,
        title,
        says,
        articles,
        standing,
        places,
        verified: isVerified(id),
        reading: READING_WORDS[read],
      }
    }),
  }
}

export type MethodReferences = ReturnType<typeof methodReferences>
