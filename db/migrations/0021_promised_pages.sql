CREATE TRIGGER a_promise_is_made_before_the_close BEFORE INSERT ON commitments
WHEN NEW.published_on IS NOT NULL OR EXISTS (
        SELECT 1 FROM campaigns WHERE campaigns.id = NEW.campaign_id
          AND campaigns.status NOT IN ('draft','scheduled','open')
      )
BEGIN SELECT RAISE(ABORT, 'a page is promised while somebody may still answer, and published later'); END;
--> statement-breakpoint
CREATE TRIGGER a_page_is_published_of_a_shown_result BEFORE UPDATE OF published_on ON commitments
WHEN NEW.published_on IS NOT NULL AND OLD.published_on IS NULL AND NOT EXISTS (
        SELECT 1 FROM releases WHERE releases.campaign_id = NEW.campaign_id
          AND json_extract(releases.content, '$.participation.kind') = 'shown'
      )
BEGIN SELECT RAISE(ABORT, 'no page is published of a campaign without a shown result'); END;
--> statement-breakpoint
CREATE TRIGGER what_was_added_to_a_page_stays BEFORE UPDATE OF additions ON commitments
WHEN EXISTS (
        SELECT 1 FROM json_each(coalesce(OLD.additions, '[]')) AS was
          WHERE was.value NOT IN (SELECT value FROM json_each(coalesce(NEW.additions, '[]')))
      )
BEGIN SELECT RAISE(ABORT, 'a part that was added to a public page is not taken off'); END;
