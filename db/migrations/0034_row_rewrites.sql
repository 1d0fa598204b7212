CREATE TABLE `row_rewrites` (
	`campaign_id` text PRIMARY KEY NOT NULL,
	`kept_sexes` text NOT NULL,
	`up_to` blob NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
