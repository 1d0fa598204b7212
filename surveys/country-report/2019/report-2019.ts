import type { CountryYear } from '../country-year.ts'
import source from './op05-2019.json' with { type: 'json' }
import { NAMED_IN_2019 } from './named.ts'
import { PRACTICES_IN_2019 } from './practices.ts'

const {
  mig,
  activity_plans: plans,
  internal_documents_national: documents,
  training,
  norms,
  communication_activities: communication,
  self_assessments: tools,
  gender_budget: budget,
} = source

/**
 * What the report on the policy for 2019 publishes in its section II.2 (OP05), figure by figure and as it stands there, also
 * where it disagrees with itself. The second pair of percentages (51 and 49) stands in its text alone.
 */
export const COUNTRY_2019: CountryYear = {
  year: source.year,
  cutOff: `${source.year}-12-31`,
  source: 'published',
  values: {
    mechanisms: mig.stated_total,
    'mechanisms-ministry': mig.stated.ministry,
    'mechanisms-national-entity': mig.stated['national-entity'],
    'mechanisms-autonomous-body': mig.stated['autonomous-body'],
    'mechanisms-regional-government': mig.stated['regional-government'],
    'mechanisms-local-government': mig.stated['local-government'],
    plans: plans.total,
    'plans-national': plans.national,
    'plans-regional': plans.regional,
    'plans-local': plans.local,
    documents: documents.total,
    'documents-pdp': documents['plan-desarrollo-personas'],
    'documents-ris': documents['reglamento-interno-servicio-civil'],
    'documents-poi': documents['plan-operativo-institucional'],
    'documents-pbs': documents['plan-bienestar-social'],
    'documents-pei': documents['plan-estrategico-institucional'],
    'documents-rof': documents['reglamento-organizacion-funciones'],
    'documents-positions': documents['clasificador-cargos'],
    'documents-sub-national': source.strategic_plans_regional_modified,
    trainings: training.actions_national,
    trained: training.people,
    'trained-women': training.women,
    'trained-men': training.men,
    'trained-women-percent': training.women_percent,
    'trained-men-percent': training.men_percent,
    'trained-women-percent-all': 51,
    'trained-men-percent-all': 49,
    'training-regional-governments': training.regional_governments_with_courses,
    'norms-national': norms.national,
    'norms-sub-national': norms.regional_and_local,
    'communication-national': communication.national,
    'communication-regional-governments': communication.regional_governments,
    tools: tools.total,
    'tools-organizational-culture': tools['organizational-culture'],
    'tools-public-budget': tools['public-budget'],
    'tools-gender-stereotypes': tools['gender-stereotypes'],
    'tools-sexual-harassment': tools['sexual-harassment'],
    'tools-regional-governments': tools.regional_governments_presented_to,
    practices: PRACTICES_IN_2019.reduce((sum, { texts }) => sum + texts.length, 0),
    'budget-programmes': budget.budget_programmes,
    'budget-executed': budget.executed_million_soles,
    'budget-executed-percent': budget.executed_percent,
    'budget-regional-executed': budget.regional_executed_soles,
    'budget-regional-share': budget.regional_share_percent,
  },
  // The source says of no figure how many entities reported.
  completeness: {},
  named: NAMED_IN_2019,
  practices: PRACTICES_IN_2019,
}
