CREATE TABLE `name_keys` (
	`name` text PRIMARY KEY NOT NULL,
	`plain_name` text NOT NULL,
	`name_order` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `newest_releases` (
	`entity_id` text NOT NULL,
	`instrument_slug` text NOT NULL,
	`campaign_id` text NOT NULL,
	`released_on` text NOT NULL,
	`value` real,
	`level` text,
	PRIMARY KEY(`instrument_slug`, `entity_id`),
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `releases`(`campaign_id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `released_figures` (
	`campaign_id` text NOT NULL,
	`measure` text NOT NULL,
	`cut` text NOT NULL,
	`cell` text NOT NULL,
	`entity_id` text NOT NULL,
	`instrument_slug` text NOT NULL,
	`instrument_version` integer NOT NULL,
	`series` integer NOT NULL,
	`year` integer NOT NULL,
	`released_on` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text,
	`value` real,
	`bound` text,
	`margin` real,
	`low` real,
	`high` real,
	`count_kind` text,
	`n` integer,
	`level` text,
	`spans_cut` integer,
	PRIMARY KEY(`campaign_id`, `measure`, `cut`, `cell`),
	FOREIGN KEY (`campaign_id`) REFERENCES `releases`(`campaign_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "known_figure" CHECK("released_figures"."kind" IN ('scored','suppressed')),
	CONSTRAINT "a_figure_is_scored_or_says_why_not" CHECK(("released_figures"."kind" = 'suppressed') = ("released_figures"."reason" IS NOT NULL)
        AND ("released_figures"."kind" = 'scored') = ("released_figures"."value" IS NOT NULL)),
	CONSTRAINT "a_cell_is_of_a_cut" CHECK(("released_figures"."cut" = '') = ("released_figures"."cell" = ''))
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `figure_of_everybody` ON `released_figures` (`instrument_slug`,`measure`,`year`,`entity_id`) WHERE "released_figures"."cut" = '';
--> statement-breakpoint
CREATE INDEX `plan_action_accepted` ON `plan_actions` (`entity_id`,`year`) WHERE "plan_actions"."status" = 'accepted';
--> statement-breakpoint
CREATE INDEX assessment_open ON assessments (entity_id, instrument_slug) WHERE status <> 'reviewed';
--> statement-breakpoint
CREATE INDEX assessment_submitted ON assessments (entity_id, instrument_slug, year, submitted_on) WHERE submitted_scores IS NOT NULL;
--> statement-breakpoint
CREATE INDEX assessment_reviewed ON assessments (entity_id, instrument_slug, year, reviewed_on,
    json_extract(reviewed_scores, '$.verified.overall.score'), json_extract(reviewed_scores, '$.verified.level.id'))
    WHERE reviewed_scores IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER released_figures_are_frozen BEFORE UPDATE ON released_figures
BEGIN SELECT RAISE(ABORT, 'a figure of a release is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER released_figures_are_kept BEFORE DELETE ON released_figures
BEGIN SELECT RAISE(ABORT, 'a figure of a release is kept'); END;
--> statement-breakpoint
CREATE TRIGGER released_figures_are_of_their_release BEFORE INSERT ON released_figures
WHEN NOT EXISTS (
      SELECT 1 FROM releases
      WHERE campaign_id = NEW.campaign_id AND entity_id = NEW.entity_id AND instrument_slug = NEW.instrument_slug
        AND released_on = NEW.released_on AND CAST(substr(released_on, 1, 4) AS INTEGER) = NEW.year
    )
BEGIN SELECT RAISE(ABORT, 'a figure without its release'); END;
--> statement-breakpoint
CREATE TRIGGER newest_releases_are_never_older BEFORE UPDATE ON newest_releases
WHEN NEW.released_on <= OLD.released_on
BEGIN SELECT RAISE(ABORT, 'a release takes the place of a newer one'); END;
