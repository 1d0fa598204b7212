import type { RuleForPeople } from '#db/rules/index.ts'

/** What a person is told when the database refuses: what is so by now, which she could not know from her page. */
export const RULE_SENTENCES = {
  a_document_is_added_while_the_sheet_is_open:
    'La persona titular ya dio por terminada la hoja de adecuación. Para agregar un documento debe volver a abrirla.',
  a_document_changes_while_the_sheet_is_open:
    'La persona titular ya dio por terminada la hoja de adecuación. Para cambiar un documento debe volver a abrirla.',
  a_sheet_ends_with_nothing_pending:
    'En la hoja de adecuación hay documentos sin revisar o por adecuar: todavía no se puede dar por terminada.',
  requests_are_decided_once: 'Otra persona ya decidió sobre esta solicitud.',
  keepers_read_no_results:
    'Quien custodia códigos o digita no puede coordinar, ser titular ni leer resultados en la misma entidad o en el MIMP, ni durante los doce meses siguientes.',
  who_knows_complaints_leads_nothing:
    'Quien llena la hoja de SERVIR no coordina, no es titular, no custodia códigos ni digita en la misma entidad.',
  levels_change_while_worked_on: 'El autodiagnóstico ya se envió al MIMP, y lo enviado no cambia mientras se revisa.',
  reviewed_assessment_is_final: 'La revisión del MIMP ya terminó, y lo revisado no cambia.',
  not_reviewed_by_who_assists:
    'Quien asesora a una entidad, o la asesoró en los doce meses anteriores, no revisa su autodiagnóstico.',
  assistance_lasts_while_assessed:
    'La entidad tiene un autodiagnóstico sin terminar, y la asesoría dura mientras no termine.',
  a_plan_is_not_reviewed_by_who_assists:
    'Quien asesora a una entidad, o la asesoró en los doce meses anteriores, no revisa su plan.',
  a_plan_is_not_commented_by_who_assists:
    'Quien asesora a una entidad, o la asesoró en los doce meses anteriores, no comenta su plan.',
  a_plan_that_is_signed_or_handed_in_does_not_change:
    'El plan está firmado o espera la firma: sus acciones cambian solo con una modificación.',
  a_mef_answer_is_of_the_figures_that_stand:
    'El MIMP cargó otras cifras mientras usted respondía. Revíselas y responda de nuevo.',
  mef_answers_are_kept: 'Otra persona ya respondió esta objeción.',
  a_read_fact_does_not_change:
    'Lo que ya se envió al MIMP cambia solo si el MIMP lo observa, o si usted lo recupera antes de que lo revise.',
  a_fact_goes_its_way: 'Este dato ya pasó a otro estado.',
  only_a_draft_of_a_fact_is_deleted: 'Este dato ya se envió al MIMP, y lo enviado no se borra.',
  nothing_and_something_exclude_each_other:
    'De este tema ya hay algo registrado en el año, o se dijo que no hubo nada. Quite primero lo uno para registrar lo otro.',
  evidence_is_added_while_worked_on:
    'El autodiagnóstico ya se envió al MIMP, o esta pregunta ya se aceptó: no se agregan documentos.',
  evidence_is_taken_off_while_worked_on:
    'El autodiagnóstico ya se envió al MIMP, o esta pregunta ya se aceptó: no se quitan documentos.',
  a_campaign_needs_an_active_entity:
    'La entidad ya no está activa en el directorio, y no puede empezar una aplicación.',
  campaign_goes_its_way: 'La aplicación ya pasó a otro estado y no vuelve atrás.',
  campaign_is_fixed_once_scheduled: 'La aplicación ya se programó o se abrió, y sus datos quedaron fijos.',
  population_is_fixed_once_scheduled:
    'La aplicación ya se programó o se abrió, y su población solo sube con una cifra confirmada.',
  campaign_opens_with_a_confirmed_figure:
    'La aplicación se abre con una cifra de personal confirmada por el MIMP, de los doce meses anteriores a su primer día.',
  a_second_segment_needs_500_people:
    'Con menos de 500 personas solo se pregunta el sexo. Cancele esta aplicación y cree otra.',
  a_figure_for_a_review_is_of_its_campaign: 'Esta aplicación ya no espera una cifra de personal.',
  open_data_acts_follow_each_other:
    'Otra persona publicó o retiró datos de este año mientras tanto. Lea lo que hay antes de seguir.',
  only_what_is_published_is_withdrawn: 'Los datos de este año ya no están publicados: no hay nada que retirar.',
  editions_follow_each_other: 'Otra persona publicó este informe mientras tanto. Lea lo publicado antes de seguir.',
  a_figure_is_decided_once: 'Sobre esta cifra ya se decidió, o la entidad propuso otra.',
  nobody_decides_her_own_figure: 'Nadie decide sobre una cifra que propuso.',
  scheduled_campaign_admits: 'Las formas de entrar ya no corresponden a la población de la aplicación.',
  harassment_opens_with_care:
    'El canal de denuncias y las líneas de ayuda deben haberse probado en los 90 días anteriores al primer día.',
  ways_are_for_everybody_once:
    'Las formas de entrar deben sumar a todas las personas del alcance, ni una más ni una menos.',
  codes_fit_beside_the_link:
    'Los códigos no pueden pasar del número de personas del alcance. No hay códigos de reserva.',
  slips_stay_once_open: 'La aplicación ya abrió, y desde entonces ninguna papeleta se reemplaza.',
  slips_are_destroyed_after_the_end: 'La aplicación todavía no terminó. El acta se firma después.',
  destruction_is_signed_once: 'El acta de destrucción ya está firmada, y se firma una sola vez.',
  ways_are_fixed_once_scheduled: 'La aplicación ya se programó o se abrió, y las formas de entrar quedaron fijas.',
  ways_stay_once_scheduled: 'La aplicación ya se programó o se abrió, y las formas de entrar quedaron fijas.',
  an_entity_does_not_end_under_a_campaign:
    'La entidad tiene una aplicación en preparación o en curso. Primero debe terminar o cancelarse.',
  frozen_releases_nine_months_apart:
    'La entidad, o una que se fusionó o dividió con ella, ya tiene resultados de esta herramienta a menos de nueve meses de estos.',
  releases_nine_months_apart:
    'La entidad, o una que se fusionó o dividió con ella, ya tiene resultados de esta herramienta a menos de nueve meses de estos.',
} satisfies Record<RuleForPeople, string>

/** Sentence of a rule by its name, or null for what is no name of one. */
export function ruleSentence(name: unknown): string | null {
  return typeof name === 'string' && Object.hasOwn(RULE_SENTENCES, name) ? RULE_SENTENCES[name as RuleForPeople] : null
}
