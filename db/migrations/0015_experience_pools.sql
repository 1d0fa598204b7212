CREATE TABLE `experience_pools` (
	`instrument_slug` text NOT NULL,
	`year` integer NOT NULL,
	`computed_on` text NOT NULL,
	`content` text NOT NULL,
	`digest` text NOT NULL,
	PRIMARY KEY(`instrument_slug`, `year`)
);
--> statement-breakpoint
CREATE TRIGGER `experience_pools_are_frozen` BEFORE UPDATE ON `experience_pools`
BEGIN SELECT RAISE(ABORT, 'a pool of what happened is frozen'); END;--> statement-breakpoint
CREATE TRIGGER `experience_pools_are_kept` BEFORE DELETE ON `experience_pools`
BEGIN SELECT RAISE(ABORT, 'a pool of what happened is kept'); END;
--> statement-breakpoint
CREATE TRIGGER `releases_are_kept` BEFORE DELETE ON `releases`
BEGIN SELECT RAISE(ABORT, 'a release is kept'); END;
