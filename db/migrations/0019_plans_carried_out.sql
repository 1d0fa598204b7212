CREATE TABLE `plans_new` (
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`created_on` text NOT NULL,
	`approval` text DEFAULT 'draft' NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`submitted_on` text,
	`returned_on` text,
	`signed_on` text,
	`return_reason` text DEFAULT '' NOT NULL,
	`amendment_reason` text,
	`closed_on` text,
	`revision` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`entity_id`, `year`),
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_approval` CHECK(`approval` IN ('draft','submitted','returned','signed')),
	CONSTRAINT `submitted_on_a_day` CHECK(`approval` NOT IN ('submitted','returned') OR `submitted_on` IS NOT NULL),
	CONSTRAINT `returned_says_why` CHECK(`approval` <> 'returned' OR length(trim(`return_reason`)) > 0),
	CONSTRAINT `amended_with_a_reason` CHECK((`version` > 0 AND `approval` <> 'signed') = (`amendment_reason` IS NOT NULL)),
	CONSTRAINT `signed_has_a_version` CHECK(`approval` <> 'signed' OR `version` > 0)
);
--> statement-breakpoint
INSERT INTO `plans_new` (`entity_id`, `year`, `created_on`) SELECT `entity_id`, `year`, `created_on` FROM `plans`;
--> statement-breakpoint
DROP TABLE `plans`;
--> statement-breakpoint
ALTER TABLE `plans_new` RENAME TO `plans`;
--> statement-breakpoint
CREATE TABLE `plan_actions_new` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`position` integer NOT NULL,
	`campaign_id` text,
	`assessment_id` text,
	`template_id` text,
	`dimension` text,
	`title` text NOT NULL,
	`rationale` text NOT NULL,
	`reasons` text NOT NULL,
	`sure` integer DEFAULT false NOT NULL,
	`status` text NOT NULL,
	`decided_on` text,
	`responsible` text NOT NULL,
	`term_months` integer NOT NULL,
	`effort` text NOT NULL,
	`verification` text NOT NULL,
	`indicator` text NOT NULL,
	`norms` text NOT NULL,
	`decision_reason` text,
	`revision` integer DEFAULT 1 NOT NULL,
	`in_charge` text DEFAULT '' NOT NULL,
	`assignee_id` text,
	`starts_on` text,
	`due_on` text,
	`baseline` text,
	`target` integer,
	`soles` integer,
	`poi_activity` text DEFAULT '' NOT NULL,
	`poi_year` integer,
	`pei` text DEFAULT '' NOT NULL,
	`progress` text DEFAULT 'not-started' NOT NULL,
	`progress_on` text,
	`indicator_now` text DEFAULT '' NOT NULL,
	`carried_from_id` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`carried_from_id`) REFERENCES `plan_actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entity_id`,`year`) REFERENCES `plans`(`entity_id`,`year`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_action_status` CHECK(`status` IN ('proposed','accepted','rejected','deferred')),
	CONSTRAINT `known_progress` CHECK(`progress` IN ('not-started','under-way','done','stopped')),
	CONSTRAINT `ends_after_it_starts` CHECK(`starts_on` IS NULL OR `due_on` IS NULL OR `starts_on` <= `due_on`),
	CONSTRAINT `a_cost_is_no_debt` CHECK(`soles` IS NULL OR `soles` >= 0),
	CONSTRAINT `a_target_is_a_score` CHECK(`target` IS NULL OR (`target` BETWEEN 0 AND 100 AND `baseline` IS NOT NULL))
);
--> statement-breakpoint
INSERT INTO `plan_actions_new` (`id`, `entity_id`, `year`, `position`, `campaign_id`, `assessment_id`, `template_id`, `dimension`, `title`, `rationale`, `reasons`, `sure`, `status`, `decided_on`, `responsible`, `term_months`, `effort`, `verification`, `indicator`, `norms`, `decision_reason`, `revision`) SELECT `id`, `entity_id`, `year`, `position`, `campaign_id`, `assessment_id`, `template_id`, `dimension`, `title`, `rationale`, `reasons`, `sure`, `status`, `decided_on`, `responsible`, `term_months`, `effort`, `verification`, `indicator`, `norms`, `rejection_reason`, `revision` FROM `plan_actions`;
--> statement-breakpoint
DROP TABLE `plan_actions`;
--> statement-breakpoint
ALTER TABLE `plan_actions_new` RENAME TO `plan_actions`;
--> statement-breakpoint
CREATE TABLE `plan_events_new` (
	`id` integer PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`at` text NOT NULL,
	`user_id` text NOT NULL,
	`who` text NOT NULL,
	`event` text NOT NULL,
	`detail` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `plan_actions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_plan_event` CHECK(`event` IN ('added','accepted','rejected','deferred','changed','reopened','moved','carried','assigned','followed-up','evidence-added','evidence-removed','sent-back')),
	CONSTRAINT `decided_against_with_a_reason` CHECK(`event` NOT IN ('rejected','deferred','sent-back') OR length(trim(`detail`)) > 0)
);
--> statement-breakpoint
INSERT INTO `plan_events_new` (`id`, `action_id`, `at`, `user_id`, `who`, `event`, `detail`) SELECT `id`, `action_id`, `at`, `user_id`, `who`, `event`, `detail` FROM `plan_events`;
--> statement-breakpoint
DROP TABLE `plan_events`;
--> statement-breakpoint
ALTER TABLE `plan_events_new` RENAME TO `plan_events`;
--> statement-breakpoint
CREATE TABLE `plan_versions` (
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`version` integer NOT NULL,
	`signed_on` text NOT NULL,
	`amendment_reason` text DEFAULT '' NOT NULL,
	`content` text NOT NULL,
	`signature` text NOT NULL,
	`digest` text NOT NULL,
	PRIMARY KEY(`entity_id`, `year`, `version`),
	FOREIGN KEY (`entity_id`,`year`) REFERENCES `plans`(`entity_id`,`year`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `versions_are_counted` CHECK(`version` >= 1),
	CONSTRAINT `an_amendment_says_why` CHECK((`version` = 1) = (length(trim(`amendment_reason`)) = 0)),
	CONSTRAINT `a_version_has_a_digest` CHECK(length(`digest`) = 64)
);
--> statement-breakpoint
CREATE TABLE `plan_steps` (
	`id` integer PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`at` text NOT NULL,
	`user_id` text,
	`who` text NOT NULL,
	`step` text NOT NULL,
	`detail` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`entity_id`,`year`) REFERENCES `plans`(`entity_id`,`year`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_plan_step` CHECK(`step` IN ('submitted','taken-back','returned','signed','amendment-started','amendment-dropped','closed'))
);
--> statement-breakpoint
CREATE TABLE `plan_follow_ups` (
	`id` integer PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`cut_off` text NOT NULL,
	`at` text NOT NULL,
	`user_id` text NOT NULL,
	`who` text NOT NULL,
	`progress` text NOT NULL,
	`indicator_now` text DEFAULT '' NOT NULL,
	`comment` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `plan_actions`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_told_progress` CHECK(`progress` IN ('not-started','under-way','done','stopped')),
	CONSTRAINT `stopped_says_why` CHECK(`progress` <> 'stopped' OR length(trim(`comment`)) > 0)
);
--> statement-breakpoint
CREATE TABLE `plan_evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`action_id` text,
	`kind` text NOT NULL,
	`shows` text NOT NULL,
	`reference` text,
	`document_date` text,
	`names_people` integer DEFAULT false NOT NULL,
	`file_name` text,
	`media_type` text,
	`size` integer,
	`sha256` text,
	`added_by` text NOT NULL,
	`added_on` text NOT NULL,
	`removed_on` text,
	`file_deleted_on` text,
	FOREIGN KEY (`action_id`) REFERENCES `plan_actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entity_id`,`year`) REFERENCES `plans`(`entity_id`,`year`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_proof` CHECK(`kind` IN ('file','link','document')),
	CONSTRAINT `a_proof_is_a_file_or_a_reference` CHECK((`kind` = 'file' AND `file_name` IS NOT NULL AND `media_type` IS NOT NULL
        AND `size` BETWEEN 1 AND 10485760 AND length(`sha256`) = 64)
        OR (`kind` IN ('link','document') AND length(trim(coalesce(`reference`, ''))) > 0))
);
--> statement-breakpoint
CREATE TABLE `plan_reviews` (
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`opened_on` text NOT NULL,
	`due_on` text NOT NULL,
	`ended_on` text,
	`analyst_id` text,
	`revision` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`entity_id`, `year`, `version`),
	FOREIGN KEY (`analyst_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entity_id`,`year`,`version`) REFERENCES `plan_versions`(`entity_id`,`year`,`version`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_review_state` CHECK(`state` IN ('waiting','commented','accepted','amendment-asked','lapsed'))
);
--> statement-breakpoint
CREATE TABLE `plan_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`entity_id` text NOT NULL,
	`year` integer NOT NULL,
	`version` integer NOT NULL,
	`action_id` text,
	`rule` text,
	`text` text NOT NULL,
	`user_id` text NOT NULL,
	`who` text NOT NULL,
	`at` text NOT NULL,
	`reply` text DEFAULT '' NOT NULL,
	`replied_by` text,
	`replied_at` text,
	FOREIGN KEY (`entity_id`,`year`,`version`) REFERENCES `plan_reviews`(`entity_id`,`year`,`version`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `a_comment_says_something` CHECK(length(trim(`text`)) > 0),
	CONSTRAINT `a_reply_has_its_author` CHECK((length(trim(`reply`)) > 0) = (`replied_at` IS NOT NULL))
);
--> statement-breakpoint
CREATE TABLE `mail_choices` (
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`wanted` integer NOT NULL,
	PRIMARY KEY(`user_id`, `kind`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`user_id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`entity_id` text,
	`facts` text NOT NULL,
	`at` text NOT NULL,
	`told_on` text,
	PRIMARY KEY(`user_id`, `key`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `a_notice_says_what` CHECK(length(trim(`key`)) > 0)
);
--> statement-breakpoint
CREATE TABLE `calendar_feeds` (
	`user_id` text PRIMARY KEY NOT NULL,
	`secret_hash` text NOT NULL,
	`membership_id` text NOT NULL,
	`made_on` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `commitments` (
	`campaign_id` text PRIMARY KEY NOT NULL,
	`public_id` text NOT NULL,
	`promised_on` text NOT NULL,
	`published_on` text,
	`published_by` text,
	`additions` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `additions_are_of_a_published_page` CHECK(`additions` IS NULL OR `published_on` IS NOT NULL)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_secret` ON `calendar_feeds` (`secret_hash`);
--> statement-breakpoint
CREATE UNIQUE INDEX `commitment_public_id` ON `commitments` (`public_id`);
--> statement-breakpoint
CREATE INDEX `notice_waiting` ON `notices` (`told_on`,`user_id`);
--> statement-breakpoint
CREATE INDEX `plan_action_plan` ON `plan_actions` (`entity_id`,`year`,`position`);
--> statement-breakpoint
CREATE INDEX `plan_action_assignee` ON `plan_actions` (`assignee_id`);
--> statement-breakpoint
CREATE INDEX `plan_comment_plan` ON `plan_comments` (`entity_id`,`year`,`version`);
--> statement-breakpoint
CREATE INDEX `plan_event_action` ON `plan_events` (`action_id`);
--> statement-breakpoint
CREATE INDEX `plan_evidence_action` ON `plan_evidence` (`action_id`);
--> statement-breakpoint
CREATE INDEX `plan_evidence_plan` ON `plan_evidence` (`entity_id`,`year`);
--> statement-breakpoint
CREATE INDEX `plan_follow_up_action` ON `plan_follow_ups` (`action_id`);
--> statement-breakpoint
CREATE INDEX `plan_review_due` ON `plan_reviews` (`state`,`due_on`);
--> statement-breakpoint
CREATE INDEX `plan_step_plan` ON `plan_steps` (`entity_id`,`year`);
--> statement-breakpoint
CREATE TRIGGER plan_events_are_kept BEFORE UPDATE ON plan_events
BEGIN SELECT RAISE(ABORT, 'what happened to a plan is kept as it was'); END;
--> statement-breakpoint
CREATE TRIGGER plan_events_are_not_deleted BEFORE DELETE ON plan_events
BEGIN SELECT RAISE(ABORT, 'what happened to a plan is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER plan_steps_are_kept BEFORE UPDATE ON plan_steps
BEGIN SELECT RAISE(ABORT, 'a step of a plan is kept as it was'); END;
--> statement-breakpoint
CREATE TRIGGER plan_steps_are_not_deleted BEFORE DELETE ON plan_steps
BEGIN SELECT RAISE(ABORT, 'a step of a plan is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER a_signed_version_is_kept BEFORE UPDATE ON plan_versions
BEGIN SELECT RAISE(ABORT, 'a signed version of a plan is changed by an amendment alone'); END;
--> statement-breakpoint
CREATE TRIGGER a_signed_version_is_not_deleted BEFORE DELETE ON plan_versions
BEGIN SELECT RAISE(ABORT, 'a signed version of a plan is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER a_plan_that_is_signed_or_handed_in_does_not_change BEFORE UPDATE OF
        title, rationale, status, decided_on, decision_reason, responsible, in_charge, starts_on, due_on,
        term_months, verification, indicator, baseline, target, soles, poi_activity, poi_year, pei, year ON plan_actions
WHEN EXISTS (
        SELECT 1 FROM plans WHERE plans.entity_id = OLD.entity_id AND plans.year = OLD.year
          AND plans.approval IN ('submitted','signed')
      )
BEGIN SELECT RAISE(ABORT, 'a plan that waits for the head or is signed changes by an amendment alone'); END;
--> statement-breakpoint
CREATE TRIGGER plan_actions_stay BEFORE DELETE ON plan_actions
BEGIN SELECT RAISE(ABORT, 'an action of a plan is rejected, never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER a_follow_up_is_kept BEFORE UPDATE ON plan_follow_ups
BEGIN SELECT RAISE(ABORT, 'what was told of an action is kept as it was'); END;
--> statement-breakpoint
CREATE TRIGGER a_follow_up_is_not_deleted BEFORE DELETE ON plan_follow_ups
BEGIN SELECT RAISE(ABORT, 'what was told of an action is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER proof_of_a_plan_is_fixed BEFORE UPDATE OF
        id, entity_id, year, action_id, kind, shows, reference, document_date, names_people, file_name, media_type, size,
        sha256, added_by, added_on ON plan_evidence
BEGIN SELECT RAISE(ABORT, 'a proof of an action is taken off and added again, never rewritten'); END;
--> statement-breakpoint
CREATE TRIGGER proof_of_a_plan_is_kept BEFORE DELETE ON plan_evidence
BEGIN SELECT RAISE(ABORT, 'a proof of an action that was taken off stays in the history'); END;
--> statement-breakpoint
CREATE TRIGGER a_comment_on_a_plan_is_answered_and_nothing_else BEFORE UPDATE OF id, entity_id, year, version, action_id, rule, text, user_id, who, at ON plan_comments
BEGIN SELECT RAISE(ABORT, 'a comment on a plan is answered, never rewritten'); END;
--> statement-breakpoint
CREATE TRIGGER a_comment_on_a_plan_is_kept BEFORE DELETE ON plan_comments
BEGIN SELECT RAISE(ABORT, 'a comment on a plan is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER a_promised_page_is_kept BEFORE DELETE ON commitments
BEGIN SELECT RAISE(ABORT, 'a page that was promised to who answered is not deleted'); END;
--> statement-breakpoint
CREATE TRIGGER a_published_page_stays_published BEFORE UPDATE ON commitments
WHEN NEW.campaign_id <> OLD.campaign_id OR NEW.public_id <> OLD.public_id OR NEW.promised_on <> OLD.promised_on
        OR (OLD.published_on IS NOT NULL AND NEW.published_on IS NOT OLD.published_on)
BEGIN SELECT RAISE(ABORT, 'a page that was published stays published under its address'); END;
