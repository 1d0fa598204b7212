DROP TRIGGER `submissions_are_kept`;--> statement-breakpoint
CREATE TRIGGER `submissions_are_kept` BEFORE DELETE ON `assessment_submissions`
BEGIN SELECT RAISE(ABORT, 'what was signed is kept'); END;--> statement-breakpoint
DROP TRIGGER `history_is_not_deleted`;--> statement-breakpoint
CREATE TRIGGER `history_is_not_deleted` BEFORE DELETE ON `assessment_history`
BEGIN SELECT RAISE(ABORT, 'history is not deleted'); END;--> statement-breakpoint
DROP TRIGGER `evidence_is_taken_off_while_worked_on`;--> statement-breakpoint
CREATE TRIGGER `evidence_is_taken_off_while_worked_on` BEFORE UPDATE ON `evidence`
WHEN NOT EXISTS (
	SELECT 1 FROM `assessments` JOIN `assessment_items` ON `assessment_items`.`assessment_id` = `assessments`.`id`
	WHERE `assessments`.`id` = OLD.`assessment_id` AND `assessment_items`.`item_id` = OLD.`item_id`
		AND (`assessments`.`status` = 'in-progress' OR (`assessments`.`status` = 'returned' AND `assessment_items`.`review` = 'returned'))
)
BEGIN SELECT RAISE(ABORT, 'what proves a submitted level does not change, nor is it taken off'); END;--> statement-breakpoint
DROP TRIGGER `ways_stay_once_scheduled`;--> statement-breakpoint
CREATE TRIGGER `ways_stay_once_scheduled` BEFORE DELETE ON `campaign_ways`
WHEN (SELECT `status` FROM `campaigns` WHERE `id` = OLD.`campaign_id`) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'ways stay once scheduled'); END;--> statement-breakpoint
DROP TRIGGER `entity_history_is_kept`;--> statement-breakpoint
CREATE TRIGGER `entity_history_is_kept` BEFORE UPDATE ON `entity_history`
BEGIN SELECT RAISE(ABORT, 'the history of an entity is append-only'); END;--> statement-breakpoint
DROP TRIGGER `entity_history_is_not_deleted`;--> statement-breakpoint
CREATE TRIGGER `entity_history_is_not_deleted` BEFORE DELETE ON `entity_history`
BEGIN SELECT RAISE(ABORT, 'the history of an entity is not deleted'); END;
