CREATE TABLE `score_group_members` (
	`result_id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`entity_id` text NOT NULL,
	`value` real NOT NULL,
	`answered` integer NOT NULL,
	FOREIGN KEY (`group_id`) REFERENCES `score_groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "a_grouped_score" CHECK("score_group_members"."value" BETWEEN 0 AND 100 AND "score_group_members"."answered" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_result_of_an_entity_in_a_group` ON `score_group_members` (`group_id`,`entity_id`);--> statement-breakpoint
CREATE INDEX `group_member_entity` ON `score_group_members` (`entity_id`);--> statement-breakpoint
CREATE TABLE `score_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`instrument_slug` text NOT NULL,
	`series` integer NOT NULL,
	`government_level` text NOT NULL,
	`reach` text NOT NULL,
	`size` text NOT NULL,
	`quarter` text NOT NULL,
	`computed_on` text NOT NULL,
	`digest` text NOT NULL,
	CONSTRAINT "known_group_level" CHECK("score_groups"."government_level" IN ('ministry','national-entity','autonomous-body','regional-government','local-government')),
	CONSTRAINT "known_group_size" CHECK("score_groups"."size" IN ('','under-50','50-199','200-499','from-500','unknown'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_group_of_a_kind_and_quarter` ON `score_groups` (`instrument_slug`,`government_level`,`reach`,`series`,`size`,`quarter`);
--> statement-breakpoint
CREATE TRIGGER score_groups_are_frozen BEFORE UPDATE ON score_groups
BEGIN SELECT RAISE(ABORT, 'a group of results is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER score_groups_are_kept BEFORE DELETE ON score_groups
BEGIN SELECT RAISE(ABORT, 'a group of results is kept'); END;
--> statement-breakpoint
CREATE TRIGGER score_group_members_are_frozen BEFORE UPDATE ON score_group_members
BEGIN SELECT RAISE(ABORT, 'a result stays in its group'); END;
--> statement-breakpoint
CREATE TRIGGER score_group_members_are_kept BEFORE DELETE ON score_group_members
BEGIN SELECT RAISE(ABORT, 'a grouped result is kept'); END;
--> statement-breakpoint
CREATE TRIGGER score_group_members_are_results BEFORE INSERT ON score_group_members
WHEN NOT EXISTS (
      SELECT 1 FROM released_figures AS figure JOIN score_groups AS own ON own.id = NEW.group_id
      WHERE figure.campaign_id = NEW.result_id AND figure.measure = 'overall' AND figure.cut = '' AND figure.cell = ''
        AND figure.entity_id = NEW.entity_id AND figure.instrument_slug = own.instrument_slug
        AND figure.instrument_slug = 'organizational-culture'
        AND figure.series = own.series AND figure.bound = 'exact' AND figure.value = NEW.value
    ) AND NOT EXISTS (
      SELECT 1 FROM assessments AS assessment JOIN score_groups AS own ON own.id = NEW.group_id
      WHERE assessment.id = NEW.result_id AND assessment.status = 'reviewed' AND assessment.entity_id = NEW.entity_id
        AND assessment.instrument_slug = own.instrument_slug
        AND json_extract(assessment.reviewed_scores, '$.verified.overall.score') = NEW.value
    )
BEGIN SELECT RAISE(ABORT, 'a grouped score that was not published'); END;
