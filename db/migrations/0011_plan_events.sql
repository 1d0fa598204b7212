CREATE TABLE `plan_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`at` text NOT NULL,
	`user_id` text NOT NULL,
	`who` text NOT NULL,
	`event` text NOT NULL,
	`detail` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `plan_actions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_plan_event` CHECK (`event` IN ('added','accepted','rejected','changed','reopened')),
	CONSTRAINT `rejected_with_a_reason` CHECK (`event` <> 'rejected' OR length(trim(`detail`)) > 0)
);
--> statement-breakpoint
CREATE INDEX `plan_event_action` ON `plan_events` (`action_id`);--> statement-breakpoint
CREATE TRIGGER `plan_events_are_kept` BEFORE UPDATE ON `plan_events`
BEGIN SELECT RAISE(ABORT, 'what happened to a plan is kept as it was'); END;--> statement-breakpoint
CREATE TRIGGER `plan_events_are_not_deleted` BEFORE DELETE ON `plan_events`
BEGIN SELECT RAISE(ABORT, 'what happened to a plan is not deleted'); END;--> statement-breakpoint
UPDATE `plan_actions` SET `reasons` = (
	SELECT json_group_array(json_set(`reason`.`value`, '$.instrumentHash', coalesce(
		(SELECT `instrument_hash` FROM `campaigns` WHERE `campaigns`.`id` = `plan_actions`.`campaign_id`),
		(SELECT `instrument_hash` FROM `assessments` WHERE `assessments`.`id` = `plan_actions`.`assessment_id`)
	))) FROM (SELECT `value` FROM json_each(`plan_actions`.`reasons`) ORDER BY `key`) AS `reason`
) WHERE `campaign_id` IS NOT NULL OR `assessment_id` IS NOT NULL;
