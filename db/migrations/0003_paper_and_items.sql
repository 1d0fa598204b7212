CREATE TABLE `paper_batches` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`code` text NOT NULL,
	`forms_printed` integer NOT NULL,
	`typist` text NOT NULL,
	`status` text NOT NULL,
	`opened_on` text,
	`opened_by` text,
	`witness` text,
	`forms_counted` integer,
	`sample` text,
	`fields_compared` integer DEFAULT 0 NOT NULL,
	`fields_different` integer DEFAULT 0 NOT NULL,
	`difference_reason` text,
	`finished_on` text,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `known_batch_status` CHECK (`status` IN ('printed','opened','finished')),
	CONSTRAINT `opened_with_an_act` CHECK ((`status` = 'printed') = (`opened_on` IS NULL OR `opened_by` IS NULL OR `witness` IS NULL OR `forms_counted` IS NULL)),
	CONSTRAINT `no_more_forms_than_printed` CHECK (`forms_counted` IS NULL OR `forms_counted` <= `forms_printed`),
	CONSTRAINT `finished_has_its_day` CHECK ((`status` = 'finished') = (`finished_on` IS NOT NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `paper_batch_code` ON `paper_batches` (`code`);--> statement-breakpoint
CREATE INDEX `paper_batch_campaign` ON `paper_batches` (`campaign_id`);--> statement-breakpoint
CREATE TRIGGER `harassment_has_no_paper` BEFORE INSERT ON `paper_batches`
WHEN (SELECT `instrument_slug` FROM `campaigns` WHERE `id` = NEW.`campaign_id`) IN ('sexual-harassment', 'public-budget')
BEGIN SELECT RAISE(ABORT, 'this instrument has no paper'); END;--> statement-breakpoint
CREATE TABLE `response_buffer` (
	`batch_id` text NOT NULL,
	`sheet` integer NOT NULL,
	`entry` integer NOT NULL,
	`answers` text NOT NULL,
	PRIMARY KEY(`batch_id`, `sheet`, `entry`),
	FOREIGN KEY (`batch_id`) REFERENCES `paper_batches`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT `first_or_second_entry` CHECK (`entry` IN (1, 2))
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `item_lots` (
	`id` text PRIMARY KEY NOT NULL,
	`instrument_hash` text NOT NULL,
	`counted_on` text NOT NULL,
	`quarter` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `one_lot_a_quarter` ON `item_lots` (`instrument_hash`, `quarter`);--> statement-breakpoint
CREATE TABLE `item_lot_campaigns` (
	`campaign_id` text PRIMARY KEY NOT NULL,
	`lot_id` text NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lot_id`) REFERENCES `item_lots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `item_totals` (
	`instrument_hash` text PRIMARY KEY NOT NULL,
	`totals` text NOT NULL,
	`campaigns` integer NOT NULL,
	`entities` integer NOT NULL
);
