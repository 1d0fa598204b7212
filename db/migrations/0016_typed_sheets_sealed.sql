CREATE TABLE `typed_sheets` (
	`campaign_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`sheet` integer NOT NULL,
	`entry` integer NOT NULL,
	`sealed` blob NOT NULL,
	PRIMARY KEY(`campaign_id`, `batch_id`, `sheet`, `entry`),
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `paper_batches`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "known_entry" CHECK("typed_sheets"."entry" IN (1, 2))
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `typed_sheets` SELECT campaign_id, batch_id, sheet, entry, seal_sheet(campaign_id, batch_id, sheet, entry, answers) FROM `response_buffer` WHERE batch_id IS NOT NULL ORDER BY campaign_id, batch_id, sheet, entry;
--> statement-breakpoint
INSERT INTO `responses` (campaign_id, id, answers, sex, extra_segment, part) SELECT campaign_id, randomblob(16), answers, sex, extra_segment, part FROM `response_buffer` WHERE batch_id IS NULL ORDER BY random();
--> statement-breakpoint
DROP TABLE `response_buffer`;
