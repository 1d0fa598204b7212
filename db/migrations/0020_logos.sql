CREATE TABLE `logos` (
	`owner` text PRIMARY KEY NOT NULL,
	`entity_id` text,
	`image` blob NOT NULL,
	`sha256` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`saved_on` text NOT NULL,
	FOREIGN KEY (`entity_id`) REFERENCES `entities`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "a_logo_has_its_owner" CHECK("logos"."owner" = coalesce("logos"."entity_id", '')),
	CONSTRAINT "a_logo_is_a_png" CHECK(substr("logos"."image", 1, 8) = x'89504E470D0A1A0A'),
	CONSTRAINT "a_logo_fits_its_box" CHECK("logos"."width" BETWEEN 1 AND 480 AND "logos"."height" BETWEEN 1 AND 160 AND length("logos"."image") <= 400000),
	CONSTRAINT "logo_digest_is_sha256" CHECK(length("logos"."sha256") = 64)
);
